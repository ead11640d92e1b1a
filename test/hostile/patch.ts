import type { Patch } from '../corpus/entry.ts';
import { fillDeep, type Words } from './fill.ts';

type Node = Record<string | number, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Changes one place of a parsed answer. An answer that does not have the place (a shorter page) stays as it is. */
const applyOne = (root: unknown, { path, ...change }: Patch, words: Words): void => {
  let node = root;
  for (const part of path.slice(0, -1)) node = isNode(node) ? node[part] : undefined;
  const key = path.at(-1);
  if (!isNode(node) || key === undefined) return;
  if (typeof key === 'number' && !(key in node)) return;
  if (!('value' in change)) delete node[key];
  // Defined, not set: a key named __proto__ is to be a key like any other.
  else
    Object.defineProperty(node, key, {
      value: fillDeep(change.value, words),
      enumerable: true,
      configurable: true,
      writable: true,
    });
};

/** The good body with the patches of an entry in it. */
export const applyPatches = (body: Buffer, patches: readonly Patch[], words: Words): Buffer => {
  const root: unknown = JSON.parse(body.toString('utf8'));
  for (const patch of patches) applyOne(root, patch, words);
  return Buffer.from(JSON.stringify(root));
};
