import type { NotPersonReason, UnreadableReason } from '#shared/core/people/paste/entry.ts';

/** A pasted text and exactly what must become of it. Lines that nothing is said of hold people. */
export type PastedCase = {
  readonly name: string;
  readonly text: string;
  /** Usernames of those found, in order. */
  readonly found: readonly string[];
  /** Entries that somebody is asked about: how they are written, and who is offered. */
  readonly several?: readonly (readonly [value: string, usernames: readonly string[]])[];
  readonly notFound?: readonly string[];
  /** How many entries mean somebody found before. */
  readonly again?: number;
  readonly notPerson?: readonly (readonly [line: number, reason: NotPersonReason])[];
  readonly unreadable?: readonly (readonly [line: number, reason: UnreadableReason])[];
  readonly blank?: number;
  /** Words of the text that must not be in anything that is kept or told. */
  readonly secrets?: readonly string[];
};
