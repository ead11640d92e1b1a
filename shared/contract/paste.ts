import { z } from 'zod';
import { userIdSchema } from '../model/deployment.ts';
import { command, query } from './define.ts';
import { listScope } from './member.ts';
import { MOST_IDS_IN_MESSAGE, TEXT_PIECE } from './pieces.ts';

/** The window's own name for one pasted list. */
export const pasteIdSchema = z.string().min(1).max(40);

/** More text than this is a file to import, not a paste: 100,000 lines of 640 characters. */
export const MOST_PASTED_TEXT = 64_000_000;

const count = z.number().int();
/** A line of the pasted text, counted from 1, through all texts of the list. */
const line = z.number().int();
const list = listScope.extend({ pasteId: pasteIdSchema });
const page = list.extend({
  /** Only rows that hold it: in a name, an address, or what was written. */
  text: z.string().max(400).default(''),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(2_000),
});

/** What somebody was found by, the surest first. */
export const FOUND_BY = ['id', 'email', 'username'] as const;

/**
 * Why a line names nobody. `header`: the head of a table; `before-table`: lines above it (`sep=`, a title, a version);
 * `rule`: drawn lines, code fences, empty rows; `no-identity`: a row whose identity columns are empty; `words`: prose;
 * `secret`: a line that tells a password or a token, or may; `group`: a name that a team or everybody is called by.
 */
export const NOT_PERSON_REASONS = [
  'header',
  'before-table',
  'rule',
  'no-identity',
  'words',
  'secret',
  'group',
] as const;

/**
 * Why a line cannot be read. `not-text`: bytes of a file that is no text; `too-long`: a line, or a name in it, beyond
 * all bounds; `quote-open`: a quoted cell that nothing closes; `cells-differ`: a row with other cells than its table;
 * `bad-address`: what is meant as an address and is none; `json-broken`: JSON with a mistake, or cut off.
 */
export const UNREADABLE_REASONS = [
  'not-text',
  'too-long',
  'quote-open',
  'cells-differ',
  'bad-address',
  'json-broken',
] as const;

/** What a page of one outcome lists. `unusual` is a part of `found`. */
export const PASTE_PARTS = [
  'found',
  'unusual',
  'again',
  'several',
  'not-found',
  'not-person',
  'unreadable',
] as const;

const personOf = {
  userId: userIdSchema,
  username: z.string(),
  name: z.string(),
  email: z.string(),
  /** As the server tells it; null: not told. */
  status: z.string().nullable(),
  /** In the organization of the list. */
  isMember: z.boolean(),
  /** A username that they had before and are meant by; null: they are meant by what they have now. */
  was: z.string().nullable(),
};

const row = z.discriminatedUnion('part', [
  /** A different person each, where the list names them first. */
  z.object({
    part: z.literal('found'),
    line,
    value: z.string(),
    by: z.enum(FOUND_BY),
    ...personOf,
    isLeftOut: z.boolean(),
  }),
  /** Somebody who is found already, by an earlier entry. */
  z.object({
    part: z.literal('again'),
    line,
    value: z.string(),
    firstLine: line,
    username: z.string(),
    userId: userIdSchema,
  }),
  /** May mean any of `people`; `candidates` are the first 50 of them. `at` is the entry's number, for `paste.decide`. */
  z.object({
    part: z.literal('several'),
    line,
    at: count,
    value: z.string(),
    /**
     * `name`: only a display name says so; `conflict`: two identities of one row are two people's; `doubt`: a username
     * that stands among other words, or beside an address; `mentioned`: an address behind a word such as “manager”.
     */
    why: z.enum(['name', 'conflict', 'doubt', 'mentioned']),
    people: count,
    candidates: z.array(z.object({ ...personOf, isFound: z.boolean() })).readonly(),
    chosen: userIdSchema.nullable(),
  }),
  /** An identity that nobody in the copy has. */
  z.object({ part: z.literal('not-found'), line, value: z.string(), as: z.enum([...FOUND_BY, 'name']) }),
  /** `text`: the line without what may be secret, cut at 200 characters; null where nothing of it may be shown. */
  z.object({
    part: z.literal('not-person'),
    line,
    reason: z.enum(NOT_PERSON_REASONS),
    text: z.string().nullable(),
  }),
  /** Lines `line` to `lastLine`, as one. */
  z.object({ part: z.literal('unreadable'), line, lastLine: line, reason: z.enum(UNREADABLE_REASONS) }),
]);

const outcome = z.object({
  /** Every line is one of the four: all = people + notPerson + unreadable + blank. */
  lines: z.object({
    all: count,
    /** Lines that hold an entry, or are part of one. */
    people: count,
    notPerson: count,
    unreadable: count,
    blank: count,
  }),
  /** What those lines name; a line may name several: all = found + again + several + notFound. */
  entries: z.object({ all: count, found: count, again: count, several: count, notFound: count }),
  people: z.object({
    /** Different people: as many as `entries.found` = byId + byEmail + byUsername = members + outsiders. */
    found: count,
    byId: count,
    byEmail: count,
    byUsername: count,
    members: count,
    /** Known on the deployment, not in this organization. */
    outsiders: count,
    /** Of `byUsername`, those who have another one now. */
    byFormer: count,
    /** Found people with something unusual: outsiders, with a status other than `active`, or found by a former username. */
    unusual: count,
    suspended: count,
    dormant: count,
    /** Entries of `several` that somebody was chosen for, and found people who were left out by hand. */
    chosen: count,
    leftOut: count,
    /** Different people that the list stands for now: members for a selection, outsiders to join the organization. */
    takenMembers: count,
    takenOutsiders: count,
    /** Of those picked besides, who is not among these. */
    takenBesides: count,
  }),
  /** Roles of the organization that the words of the text name: a proposal, with what the line asks to do. */
  roles: z
    .array(
      z.object({
        name: z.string(),
        displayName: z.string(),
        verb: z.enum(['add', 'remove']).nullable(),
        line,
      }),
    )
    .readonly(),
  /** What was read as a table, in order. */
  tables: z
    .array(
      z.object({
        line,
        lastLine: line,
        /** The columns that people were looked for in, as their header writes them or by number ("column 3"). */
        columns: z.array(z.string()).readonly(),
        /** Nothing says which of these columns is the row's own: where two of them mean two people, somebody is asked. */
        isUndecided: z.boolean(),
        /** Columns that were not looked at, and those among them that may hold secrets. */
        ignored: count,
        secret: count,
      }),
    )
    .readonly(),
});

/**
 * Pasted texts and who they mean in the copy. A text is put down piece by piece, because a message from the window is
 * limited; the store reads it, forgets the text, and keeps what it read of the last list for the session.
 * `selection.change` and `draft.stage` take the people of a list by its `pasteId`, however many there are.
 */
export const paste = {
  /**
   * A piece of text from character `at` on; 0 begins a new list in the place of the last. `isLast` ends a text: it is
   * read now. What follows after that (`at` = `held`) is another text of the same list. `held`: characters put so far.
   */
  'paste.putText': command({
    input: list.extend({
      at: z.number().int().min(0).max(MOST_PASTED_TEXT),
      pieces: z.array(z.string().max(TEXT_PIECE.characters)).max(TEXT_PIECE.inMessage).readonly(),
      isLast: z.boolean(),
    }),
    output: z.object({ held: count }),
    fails: ['paste-gone', 'too-much-text'],
    topics: ['paste'],
  }),
  /** What became of every line; null: the store does not have this list (any more), put it down again. */
  'paste.getOutcome': query({
    /** `besides`: people who were picked by hand, to be counted with the list. */
    input: list.extend({ besides: z.array(userIdSchema).max(MOST_IDS_IN_MESSAGE).readonly().default([]) }),
    output: outcome.nullable(),
    fails: [],
  }),
  /** Some rows of one part, in the order of their lines; `all`: how many there are with that text. Null as above. */
  'paste.listRows': query({
    input: page.extend({ part: z.enum(PASTE_PARTS) }),
    output: z.object({ all: count, rows: z.array(row).readonly() }).nullable(),
    fails: [],
  }),
  /**
   * What a person decided about the list. `choose`: who an entry of `several` means, or nobody (null); `choose-single`:
   * the one person for each entry that has only one; `leave-out`: found people who are not to be taken, or are again.
   */
  'paste.decide': command({
    input: list.extend({
      decision: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('choose'),
          at: z.number().int().min(0),
          userId: userIdSchema.nullable(),
        }),
        z.strictObject({ kind: z.literal('choose-single') }),
        z.strictObject({
          kind: z.literal('leave-out'),
          userIds: z.array(userIdSchema).min(1).max(200).readonly(),
          isLeftOut: z.boolean(),
        }),
      ]),
    }),
    output: z.object({ takenMembers: count, takenOutsiders: count }),
    fails: ['paste-gone'],
    topics: ['paste'],
  }),
};
