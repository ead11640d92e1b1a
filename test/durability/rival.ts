/**
 * One of many that start on the same profile at the same moment: opens the journal, asks for the right to apply, and
 * says in one JSON line how that went. Ends when its standard input does.
 */
import { takeEngineLock } from '#electron/store/db/engine-lock.ts';
import { openJournal } from '#electron/store/db/journal.ts';

export type RivalWord =
  | { readonly is: 'ready' }
  | { readonly is: 'engine' | 'locked'; readonly tookMs: number }
  | { readonly is: 'not-opened'; readonly why: string };

const say = (word: RivalWord): void => void process.stdout.write(`${JSON.stringify(word)}\n`);
const [, , dir = ''] = process.argv;

const held: unknown[] = [];
process.stdin.once('data', () => {
  const startMs = performance.now();
  const journal = openJournal(dir, Date.now());
  if (!journal.ok) return say({ is: 'not-opened', why: `${journal.failure.code} ${journal.failure.detail}` });
  const problem = journal.value.problem();
  if (problem !== null) return say({ is: 'not-opened', why: problem.message });
  const lock = takeEngineLock(dir);
  held.push(journal);
  say({ is: lock.ok ? 'engine' : 'locked', tookMs: performance.now() - startMs });
});
process.stdin.once('end', () => process.exit());
say({ is: 'ready' });
