/**
 * What main and the store process say to each other. Both ends are ours; still everything is parsed, since a
 * token passes here. Kinds: `ask`/`answer` pairs in either direction, and one-way `tell`s. Main reads this while its
 * window opens: the small half of zod loads in two thirds of the time.
 */
import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';

/** Text of at most so many characters. */
const text = (most: number) => z.string().check(z.maxLength(most));

/**
 * As many lines, as many moves or reasons, and as many names of people, as a question to a person holds; and how long
 * such a name may be.
 */
export const QUESTION_LINES = 16;
export const QUESTION_ENTRIES = 12;
export const FIRST_PEOPLE = 8;
export const PERSON_LENGTH = 100;

/**
 * What a question is about. With the deployment it names a question that was answered no, which is not asked again at
 * once (`electron/main/window/question-limit.ts`).
 */
export const QUESTION_KINDS = [
  'connect',
  'sign-in',
  'sign-out',
  'remove',
  'probe',
  'open-page',
  'rotate',
  'edit',
  'unlock',
  'forget-copy',
  'journal',
  'plan',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A keychain entry is named by deployment id; the secret is under 1,000 characters (Windows' limit is near). */
const account = z.string().check(z.minLength(1), z.maxLength(64));

/** The store asks main for what only Electron or the keychain can do. */
export const storeAskSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('secret.probe') }),
  z.strictObject({ ask: z.literal('secret.read'), account }),
  z.strictObject({
    ask: z.literal('secret.write'),
    account,
    secret: z.string().check(z.minLength(1), z.maxLength(999)),
  }),
  z.strictObject({ ask: z.literal('secret.erase'), account }),
  /** Opens the approval window: the page cannot reach it, so a script in the page cannot approve. */
  z.strictObject({
    ask: z.literal('approve'),
    kind: z.enum(QUESTION_KINDS),
    /** The id of the kept deployment that it is about; empty: of none. */
    about: text(64),
    title: text(200),
    lines: z.array(text(400)).check(z.maxLength(QUESTION_LINES)),
    moves: z
      .array(z.strictObject({ what: text(120), from: z.nullable(text(300)), to: text(300) }))
      .check(z.maxLength(QUESTION_ENTRIES)),
    people: z.nullable(
      z.strictObject({
        first: z.array(text(PERSON_LENGTH)).check(z.maxLength(FIRST_PEOPLE)),
        more: z.int().check(z.minimum(0)),
      }),
    ),
    reasons: z
      .array(z.strictObject({ what: text(200), reason: text(600) }))
      .check(z.maxLength(QUESTION_ENTRIES)),
    confirmLabel: text(80),
    tone: z.enum(['normal', 'danger']),
    subject: z.nullable(
      z.strictObject({
        name: text(200),
        host: text(300),
        account: z.nullable(text(200)),
        environment: z.enum(['production', 'staging', 'other']),
        environmentFirst: z.enum(['production', 'staging', 'other']),
      }),
    ),
  }),
  /** Shows the system's save dialog and writes atomically: temp file, fsync, rename, mode 0600. */
  z.strictObject({
    ask: z.literal('save-file'),
    suggestedName: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,100}$/)),
    kind: z.enum(['csv', 'json']),
    content: z.string(),
    /** A second file of the same name with another ending, written after the first. */
    beside: z.optional(z.strictObject({ kind: z.enum(['md']), content: z.string() })),
  }),
  /** https (or loopback http) only; main checks it once more. */
  z.strictObject({ ask: z.literal('open-external'), url: text(2048) }),
  /** Shows the system's open dialog and reads one regular file, up to the size of its kind; its path stays in main. */
  z.strictObject({ ask: z.literal('pick-file'), kind: z.enum(['certificate', 'plan']) }),
  /** How the system can tell that it is the person who is signed in; asks nobody. */
  z.strictObject({ ask: z.literal('person.probe') }),
  /** Lets the system ask who sits there; `reason` says what for. */
  z.strictObject({ ask: z.literal('person.check'), reason: text(200) }),
  /** What the system's proxy settings (or its PAC file) say for an address, in the words of a PAC file. */
  z.strictObject({ ask: z.literal('resolve-proxy'), url: text(2048) }),
  /** The last lines of the log, for a diagnostics file. */
  z.strictObject({ ask: z.literal('log-tail') }),
]);
export type StoreAsk = z.output<typeof storeAskSchema>;

/** What each ask is answered with. */
export type StoreAnswers = {
  readonly 'secret.probe': Result<{ readonly backend: string }, SecretFailure>;
  /** `null`: the keychain answered and holds no such item. The caller decides whether that is believable. */
  readonly 'secret.read': Result<{ readonly secret: string | null }, SecretFailure>;
  /** Written, and read back equal. */
  readonly 'secret.write': Result<{ readonly backend: string }, SecretFailure>;
  readonly 'secret.erase': Result<{ readonly erased: boolean }, SecretFailure>;
  /** A failure says in `message` why nobody was asked, and in `detail` the way on. Not a no of anybody. */
  readonly approve: Result<{ readonly approved: boolean }, 'no-window' | 'not-asked'>;
  /** `besideName` is null where no second file was asked for. */
  readonly 'save-file': Result<
    { readonly saved: boolean; readonly fileName: string | null; readonly besideName: string | null },
    'not-saved'
  >;
  readonly 'open-external': Result<Record<never, never>, 'refused'>;
  /** `null`: the person chose nothing. `content` is the file as text. */
  readonly 'pick-file': Result<
    { readonly file: { readonly fileName: string; readonly content: string } | null },
    'not-read'
  >;
  /** `null`: this system offers no such check. */
  readonly 'person.probe': Result<{ readonly check: PersonCheck | null }, 'no-window'>;
  readonly 'person.check': Result<{ readonly passed: boolean }, 'no-window'>;
  /** As `PROXY one.example:3128; DIRECT`. */
  readonly 'resolve-proxy': Result<{ readonly rules: string }, 'not-resolved'>;
  /** Whole lines as they were written; empty: nothing was written yet. */
  readonly 'log-tail': Result<{ readonly text: string }, 'not-read'>;
};
/** How a system asks who sits there: with a finger on a Mac, with polkit's password window on Linux. */
export const PERSON_CHECKS = ['touch-id', 'polkit'] as const;
export type PersonCheck = (typeof PERSON_CHECKS)[number];

/**
 * Why the keychain did not do it. `unavailable`: there is none, or none that we can use; `missing`: it runs and has no
 * keyring to keep things in yet; `several`: more than one item is open under the name, and which counts is not told;
 * `unreadable`: what lies under the name is no text; `mismatch`: it is text of somebody else, or not what was written.
 */
export const SECRET_FAILURES = [
  'keychain-unavailable',
  'keychain-locked',
  'keychain-missing',
  'keychain-timeout',
  'keychain-several',
  'keychain-unreadable',
  'keychain-mismatch',
] as const;
export type SecretFailure = (typeof SECRET_FAILURES)[number];

/** The exit code of a store that wants to be started anew: nothing went wrong, and no restart is counted. */
export const ANEW_EXIT_CODE = 75;

/** One line for the system's notification area; a click on it brings the window up and shows the plan. */
export const noticeSchema = z.strictObject({
  title: text(120),
  body: text(400),
  plan: z.strictObject({ deploymentId: text(64), planId: text(64) }),
});
export type Notice = Readonly<z.output<typeof noticeSchema>>;

/** From the store to main. */
export const fromStoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('ask'), id: z.int(), ask: storeAskSchema }),
  /** Only where main pumps the window's port (child process launcher). */
  z.strictObject({ kind: z.literal('to-window'), client: z.int(), message: z.unknown() }),
  /** An apply runs (null: none does): taskbar progress 0 to 1, sleep prevented, quit asks first. */
  z.strictObject({
    kind: z.literal('progress'),
    value: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
  }),
  /** Shown only while no window of ours has the focus. */
  z.extend(noticeSchema, { kind: z.literal('notify') }),
  /** One line for the log. Main alone writes the log files, so that there is one place that redacts. */
  z.strictObject({
    kind: z.literal('log'),
    level: z.enum(['info', 'warn', 'error']),
    event: text(400),
    fields: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ kind: z.literal('closed') }),
]);
export type FromStoreProcess = z.output<typeof fromStoreSchema>;

/** From main to the store. */
export const toStoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    profileDir: z.string(),
    version: z.string(),
    launcher: z.enum(['utility-process', 'child-process']),
  }),
  z.strictObject({ kind: z.literal('answer'), id: z.int(), answer: z.unknown() }),
  /** A window appeared. With utilityProcess its port comes along as the message's first transferred port. */
  z.strictObject({ kind: z.literal('window'), client: z.int(), ported: z.boolean() }),
  z.strictObject({ kind: z.literal('window-gone'), client: z.int() }),
  z.strictObject({ kind: z.literal('from-window'), client: z.int(), message: z.unknown() }),
  /** The machine is about to sleep, or woke up: requests on the wire can no longer be trusted. */
  z.strictObject({ kind: z.literal('power'), event: z.enum(['suspend', 'resume']) }),
  /**
   * Nobody is at the computer: for `idleMs` so far, or from now on, since it sleeps or its screen is locked. Said
   * again and again while it is so.
   */
  z.strictObject({
    kind: z.literal('away'),
    why: z.enum(['idle', 'sleep', 'screen']),
    idleMs: z.int().check(z.minimum(0)),
  }),
  /** Stop taking work, finish or record what is on the wire, close the databases, say `closed`, exit. */
  z.strictObject({ kind: z.literal('shutdown') }),
]);
export type ToStore = z.output<typeof toStoreSchema>;

/** How main says that nobody is there. */
export type Away = Readonly<Omit<Extract<ToStore, { kind: 'away' }>, 'kind'>>;

/** What main tells a store before anything else. */
export type StartInfo = Readonly<Omit<Extract<ToStore, { kind: 'start' }>, 'kind'>>;
