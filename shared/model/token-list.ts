import type { UserId } from '../base/brand.ts';

/** A token that somebody has, as the copy keeps it: never the secret. Times in ISO 8601. */
export type Token = {
  /** The public part. */
  readonly id: string;
  readonly userId: UserId;
  /** Of its owner. */
  readonly username: string;
  readonly name: string;
  /** Null: not told. */
  readonly createdAt: string | null;
  /** Null: never. */
  readonly lastUsedAt: string | null;
  /** Null: not told. */
  readonly expiresAt: string | null;
  /** Coder's own words; `coder:all` is everything. */
  readonly scopes: readonly string[];
  /** It was the token in use when this was read; the key may have been replaced since (`createIsInUse`). */
  readonly isInUse: boolean;
};

export const TOKEN_SORT_COLUMNS = ['username', 'name', 'createdAt', 'lastUsedAt', 'expiresAt'] as const;
/** Order of a list of tokens; ties fall back to owner, name and id. What is not told, or never was, comes last. */
export type TokenSort = {
  readonly column: (typeof TOKEN_SORT_COLUMNS)[number];
  readonly direction: 'asc' | 'desc';
};

/** Which tokens a list shows. */
export type TokenFilter = {
  /** Part of owner, name, id or scopes, without case and accents; several words must all occur. */
  readonly text: string;
  /** False: only those that have not expired. */
  readonly showsExpired: boolean;
};

/** Does it let nobody in any more? By the server's clock, in unix milliseconds. One whose end is not told may. */
export const isExpired = ({ expiresAt }: Pick<Token, 'expiresAt'>, serverNowMs: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= serverNowMs;
