import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../base/root.ts';
import { toPlainExports } from './plain-exports.ts';

const IMPORTS_SCHEMAS = /^import .* from 'zod(?:\/mini)?';$/m;
/** Joins the schemas of the others. */
const JOINED = 'shared/contract/index.ts';
const SETUP = 'renderer/zod-setup.ts';

const isOfSchemas = (path: string): boolean =>
  path === JOINED ||
  path === SETUP ||
  (path.startsWith('shared/') &&
    path.endsWith('.ts') &&
    IMPORTS_SCHEMAS.test(readFileSync(inRoot(path), 'utf8')));

/**
 * Keeps zod and every schema out of the built page, which parses nothing: the store parses what the page asks, and
 * answers are checked in development and tests. Modules of schemas keep their plain data, the contract its kinds,
 * failures and topics. They are read from the modules themselves, so the two cannot differ.
 */
export const withoutSchemas = {
  name: 'without-schemas',
  apply: 'build',
  enforce: 'pre',
  load: async (id: string): Promise<string | null> => {
    const path = relative(inRoot(), id).split(sep).join('/');
    if (path.startsWith('..') || !isOfSchemas(path)) return null;
    return path === SETUP ? 'export {};' : toPlainExports(await import(pathToFileURL(id).href));
  },
} as const;
