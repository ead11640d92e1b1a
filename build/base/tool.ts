import { inRoot } from './root.ts';

/** The start files of the tools that scripts run; started with our own Node, so no shell is in between. */
const tools = {
  'electron-vite': ['electron-vite', 'bin', 'electron-vite.js'],
  biome: ['@biomejs', 'biome', 'bin', 'biome'],
  playwright: ['@playwright', 'test', 'cli.js'],
  tsc: ['typescript', 'bin', 'tsc'],
  vitest: ['vitest', 'vitest.mjs'],
  'electron-builder': ['electron-builder', 'cli.js'],
} as const;

export type Tool = keyof typeof tools;

/** The absolute path of a tool's start file. */
export const toToolPath = (tool: Tool): string => inRoot('node_modules', ...tools[tool]);
