import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** One file of the page: its bytes, held in memory, and its MIME type. */
export type BundleFile = { readonly content: Buffer; readonly mime: string };

/** Files by exact path of their address, such as `/index.html`. */
export type Bundle = ReadonlyMap<string, BundleFile>;

const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

const SAFE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

const walk = (dir: string, prefix: string, found: Map<string, BundleFile>): Map<string, BundleFile> => {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (!SAFE_NAME.test(entry.name)) continue;
    const path = join(dir, entry.name);
    const mime = MIME_TYPES.get(extname(entry.name));
    if (entry.isDirectory()) walk(path, `${prefix}${entry.name}/`, found);
    // A symbolic link is neither: what it leads to is not part of the bundle.
    else if (entry.isFile() && mime !== undefined)
      found.set(`${prefix}${entry.name}`, { content: readFileSync(path), mime });
  }
  return found;
};

/** Reads the whole folder once; what is not in it by then is never served. Throws when there is no such folder. */
export const readBundle = (dir: string): Bundle => walk(dir, '/', new Map());

/** The file that an address names, or null. Exact or nothing: no defaults, no decoding, no query, no other host. */
export const findFile = (bundle: Bundle, address: string): BundleFile | null => {
  const path = /^app:\/\/bundle(\/[^?#]*)$/.exec(address)?.[1];
  return path === undefined ? null : (bundle.get(path) ?? null);
};
