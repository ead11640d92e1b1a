import type { Mutant } from './mutant.ts';

const ENV = 'build/node/env.test.ts';
const START = 'test/attack/start-env.e2e.ts';

/** What is started knows only what it may of its surroundings. */
export const START_MUTANTS: readonly Mutant[] = [
  {
    name: 'the app inherits the terminal it is started from',
    protects: 'starts',
    near: "/** The environment for the app: what passes of ours, the display, and the Node its store runs on when Electron's is too old. */",
    find: '...toPlainEnv(),',
    replace: '...process.env,',
    tests: [ENV, START],
  },
  {
    name: 'a script passes on what it was given',
    protects: 'starts',
    find: 'if (!isForTools(name)) delete process.env[name];',
    replace: 'if (!isForTools(name)) void name;',
    tests: [ENV],
  },
  {
    name: 'the tests start the app with what the terminal left',
    protects: 'starts',
    find: '{ ...toPlainEnv(), ...over }',
    replace: 'Object.assign({}, process.env, over)',
    tests: [START],
  },
];
