const WRAPPER = /__commonJSMin\(\(\(([\w$]+(?:, [\w$]+)*)?\) => \{/g;

/**
 * Turns the arrow functions around CommonJS modules, which the bundler puts in parentheses, into `function`s. They run as
 * soon as they are read, and V8 is meant to see that by the parentheses: old versions look for `function` only, and
 * compile all of React twice.
 */
export const toEager = (code: string): string =>
  code.replace(
    WRAPPER,
    (_all, parameters: string | undefined) => `__commonJSMin((function (${parameters ?? ''}) {`,
  );

export const eagerWrappers = {
  name: 'eager-wrappers',
  apply: 'build',
  renderChunk: (code: string): { readonly code: string } => ({ code: toEager(code) }),
} as const;
