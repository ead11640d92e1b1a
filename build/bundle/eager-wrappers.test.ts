import { expect, it } from 'vitest';
import { toEager } from './eager-wrappers.ts';

it('makes functions of the wrappers of CommonJS modules, and leaves other arrow functions alone', () => {
  const wrapped = `var one = __commonJSMin(((exports) => {
  exports.twice = (n) => n * 2;
}));
var two = /* @__PURE__ */ __commonJSMin(((exports, module) => {
  module.exports = one().twice(21);
}));`;
  const eager = toEager(wrapped);
  expect(eager.match(/__commonJSMin\(\(function \(/g)).toHaveLength(2);
  expect(eager).toContain('(n) => n * 2');
  const run = (code: string): unknown =>
    new Function('__commonJSMin', `${code}; return two();`)(
      (wrapper: (exports: object, module: { exports: unknown }) => void) => () => {
        const module = { exports: {} };
        wrapper(module.exports, module);
        return module.exports;
      },
    );
  expect([run(wrapped), run(eager)]).toEqual([42, 42]);
});
