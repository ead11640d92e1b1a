import { countOf, formatCount, formatFull } from '#renderer/ui/format.ts';
import type { RunStatus } from './text.ts';

/** One line of proof. `warn` asks for a look; `plain` says that something could not be shown. */
type ProofLine = {
  readonly tone: 'good' | 'warn' | 'plain';
  readonly text: string;
  /** The rows that it speaks of can be shown: those that were overwritten. */
  readonly shows?: boolean;
};

const toVerified = ({ verified }: RunStatus): ProofLine => {
  if (verified === null) return { tone: 'plain', text: 'Not verified: nothing was read back.' };
  const { confirmed, different, at } = verified;
  const read = `read back ${formatFull(at)}, ${formatCount(confirmed)} as applied, ${formatCount(different)} different.`;
  return different === 0
    ? { tone: 'good', text: `Verified: ${read}` }
    : { tone: 'warn', text: `Verified with differences: ${read}` };
};

const overwrote = (count: number): string =>
  `${countOf(count, 'edit', 'edits')} of somebody else slipped in right before our write and ${count === 1 ? 'was' : 'were'} overwritten.`;

/** Rows of the log that stay dark; whether one of ours is among them shows in `missing`. */
const unread = (count: number): string =>
  count === 0 ? '' : ` ${countOf(count, 'row', 'rows')} of the log could not be read.`;

/** Applied, as a read showed, but with no answer from the server: without its request id no row can be told to be theirs. */
const unanswered = (count: number): string =>
  count === 0
    ? ''
    : ` ${countOf(count, 'more change was', 'more changes were')} written without an answer (a read found ${count === 1 ? 'it' : 'them'} applied) and cannot be looked up there.`;

const toAudit = ({ audit, counts }: RunStatus): readonly ProofLine[] => {
  if (audit === null) return [];
  const { state, joined, missing, overlapped, unreadableRows } = audit;
  if (state === 'unreadable')
    return [
      {
        tone: 'plain',
        text: 'Audit log: this token may not read it, so overwritten edits cannot be ruled out.',
      },
    ];
  if (state === 'not-recorded')
    return [{ tone: 'plain', text: 'Audit log: the server keeps none of these writes.' }];
  if (state === 'failed')
    return [
      {
        tone: 'plain',
        text: `Audit log: it could not be read, so overwritten edits cannot be ruled out.${unread(unreadableRows)}`,
      },
    ];
  const found = `Audit log: ${formatCount(joined)} of ${countOf(joined + missing, 'write', 'writes')} found`;
  const silent = Math.max(0, counts.applied - joined - missing);
  const dark = `${unanswered(silent)}${unread(unreadableRows)}`;
  if (overlapped > 0)
    return [{ tone: 'warn', text: `${found}; ${overwrote(overlapped)}${dark}`, shows: true }];
  if (missing + silent > 0)
    return [{ tone: 'plain', text: `${found}; none of those overwrote an edit of somebody else.${dark}` }];
  return [{ tone: 'good', text: `${found}; none overwrote an edit of somebody else.${dark}` }];
};

const formatMs = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** How long an edit of somebody else could slip in unseen: figures for those who look into it. */
export const listDetails = ({ gaps }: RunStatus): readonly string[] => {
  if (gaps === null || gaps.measured === 0) return [];
  const { p99Ms, longestMs, overSecond, measured } = gaps;
  const over = overSecond === 0 ? 'never over a second' : `over a second for ${formatCount(overSecond)}`;
  return [
    `Time between reading and writing, over ${countOf(measured, 'write', 'writes')}: at most ${formatMs(longestMs)}, ${over}; 99 % took ${formatMs(p99Ms)} or less.`,
  ];
};

/** What is known of an apply that has ended, beyond what the server answered: line by line, the reading back first. */
export const listProofs = (status: RunStatus): readonly ProofLine[] => [
  toVerified(status),
  ...toAudit(status),
];
