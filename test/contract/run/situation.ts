import type { Generation, Twin } from '#electron/demo/index.ts';
import type { CallName, InputOf, OutputOf } from '#electron/store/remote/table/index.ts';
import type { RefusalCode } from '#shared/model/refusal.ts';
import type { ServerKind } from './server-kind.ts';
import type { Actor, World } from './world.ts';

/** How a call ends, in a word: `ok`, the name of a refusal, or the bare status where there are no known words. */
export type Word = 'ok' | RefusalCode | `status ${number}`;

/** The same everywhere, or by generation; a generation that is left out does not know the situation. */
export type Expected = Word | Readonly<Partial<Record<Generation, Word>>>;

/**
 * Only a twin can be brought into some situations; the reason is printed where the suite runs against another server
 * that is not of the kind that it takes.
 */
export type Staged = {
  readonly why: string;
  readonly stage: (twin: Twin, world: World) => void;
  /** Takes back what the settings of the twin do not cover; those are set back anyway. */
  readonly unstage?: (twin: Twin) => void;
};

/** One endpoint in one situation, typed by the table. */
export type Situation<Name extends CallName> = {
  readonly title: string;
  /** Who asks; default the owner. A token stands for itself. */
  readonly as?: Actor | ((world: World) => Promise<string>);
  /** What the server must have for this, besides an owner. */
  readonly needs?: 'licence' | 'second organization' | 'sign-in by OIDC';
  readonly staged?: Staged;
  /** A server of this kind is in the situation as it is. */
  readonly server?: ServerKind;
  /** A deployment of its own: without any user, with limits on, or built without the enterprise code. */
  readonly where?: 'empty' | 'limited' | 'agpl';
  readonly ask: (world: World) => InputOf<Name> | Promise<InputOf<Name>>;
  readonly ends: Expected;
  /** What a success must have brought about; a sentence when it did not. */
  readonly check?: (value: OutputOf<Name>, world: World) => string | null | Promise<string | null>;
};

/** A situation whose types are settled: what the runner needs of it. */
export type Case = Omit<Situation<CallName>, 'ask' | 'check'> & {
  readonly endpoint: CallName;
  readonly ask: (world: World) => unknown;
  readonly check?: (value: never, world: World) => string | null | Promise<string | null>;
};

/** The situations of one endpoint. */
export const on = <Name extends CallName>(
  endpoint: Name,
  situations: readonly Situation<Name>[],
): readonly Case[] => situations.map((situation) => ({ ...situation, endpoint }));

/** What a generation expects; null: it does not know the situation. */
export const toExpected = (ends: Expected, generation: Generation): Word | null =>
  typeof ends === 'string' ? ends : (ends[generation] ?? null);

/** One word up to 2.31, another from 2.32. */
export const until31 = (old: Word, now: Word): Expected => ({ '2.24': old, '2.31': old, '2.35': now });
/** One word in 2.24, another after. */
export const until24 = (old: Word, now: Word): Expected => ({ '2.24': old, '2.31': now, '2.35': now });
/** Somebody unknown, or whom the caller may not see (coder-api 1.5). */
export const UNKNOWN_USER = until31('user-unknown', 'not-visible');
/** True, or what should have been. */
export const holds = (isTrue: boolean, otherwise: string): string | null => (isTrue ? null : otherwise);
