/**
 * What a hostile or broken server says, as data. An entry is never removed; every incident adds one. The words in
 * braces that may stand in any text are filled in by `test/hostile/fill.ts`.
 */
import type { RemoteLimits } from '#electron/store/remote/limits.ts';

/** What is asked through the real client; `sync` is a whole pass over real SQLite. */
export type Question =
  | 'self'
  | 'buildinfo'
  | 'organizations'
  | 'org-roles'
  | 'site-roles'
  | 'members'
  | 'users'
  | 'role-sync'
  | 'member-roles'
  | 'put'
  | 'sync';

/** A kind of request that the server gets; the other kinds are answered as the twin does. */
export type Route =
  | Exclude<Question, 'member-roles' | 'sync'>
  | 'member'
  | 'member-list'
  | 'user-roles'
  | 'user';

/** A place in the good answer and what stands there instead; without a value the place is left out. */
export type Patch = { readonly path: readonly (string | number)[]; readonly value?: unknown };

/** Bytes as they go out: text, text many times over, a share of the good body, or a body packed by an encoding. */
export type Piece =
  | string
  | { readonly repeat: string; readonly times: number; readonly everyMs?: number }
  | { readonly good: readonly [from: number, to: number] }
  | { readonly packed: 'gzip' | 'br' | 'deflate'; readonly repeat: string; readonly times: number }
  | { readonly bytes: readonly number[] | Uint8Array };

/** An answer in proper HTTP. The good body is sent, patched, unless `body` is given. */
export type Reply = {
  readonly status: number;
  /** Content type; empty: none. */
  readonly type: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: readonly Piece[];
  readonly patch?: readonly Patch[];
};

/** Bytes on the connection, and what becomes of it. */
export type Raw = {
  readonly raw: readonly Piece[];
  /** When they go out: as soon as the connection stands, or when the request is there. */
  readonly at?: 'connect' | 'request';
  readonly after: 'keep' | 'end' | 'reset';
};

export type Answer = Reply | Raw;

export type Entry = {
  readonly id: string;
  /** The safety rows and the faults (`docs/faults.md`) that it stands for. */
  readonly rows: string;
  readonly about: string;
  readonly answer: Answer;
  /** The kind of request that gets it; by default the one that the question is about, for a sync `members`. */
  readonly route?: Route;
  /** From the how manieth such request on; 1 by default. */
  readonly from?: number;
  /** Only the page that begins with the first row, or every page that is not a probe of one row. */
  readonly page?: 'first' | 'whole';
  /** `ok`, or the failure's code; for the PUT its class, with the code behind it where there is one. */
  readonly expect: Readonly<Partial<Record<Question, string>>>;
  /** What a tolerated answer must be read as, in part. For a sync: one row of the copy. */
  readonly gives?: Readonly<Partial<Record<Question, unknown>>>;
  readonly limits?: Partial<RemoteLimits>;
  /** How many such requests a question may cause; exact. */
  readonly asks?: number;
  /** What the client must wait for, in milliseconds. */
  readonly waitsMs?: readonly [least: number, most: number];
};
