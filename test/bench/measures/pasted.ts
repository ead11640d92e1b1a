import { TEXT_PIECE } from '#shared/contract/pieces.ts';
import { toTextMessages } from '#shared/core/people/paste/pieces.ts';
import { median } from '../harness/numbers.ts';
import { openBareCopy } from '../harness/profile.ts';
import { openBenchStore } from '../harness/store.ts';
import { atMost, type Bench } from '../harness/types.ts';

const LINES = 10_000;
const ROUNDS = 5;

type Member = { readonly username: string; readonly email: string };
type Form = readonly [what: string, head: string, line: (one: Member, n: number) => string];

const FORMS: readonly Form[] = [
  ['as Outlook writes them', '', ({ email }, n) => `Surname${n}, Given (IT) <${email}>;`],
  ['as a sheet in quotes', 'Name,Email,Note\n', ({ email }, n) => `"Surname${n}, Given",${email},"x"`],
  ['usernames', '', ({ username }) => username],
];

/** 10,000 pasted lines to who they are, as the window asks the store. */
export const pasted: Bench = {
  name: 'pasted',
  sizes: [100_000],
  run: async (stage, size) => {
    const profile = await stage.profile(size);
    const { deploymentId, organizationId } = profile;
    const store = openBenchStore(profile.dir, profile.main);
    const bare = openBareCopy(profile);
    const members = bare
      .prepare(
        `SELECT m.username, m.email FROM member AS m JOIN organization AS o ON o.key = m.organization_key
          WHERE o.id = ? AND m.key % 10 = 0 LIMIT ${LINES}`,
      )
      .all(organizationId)
      .map((row) => row as Member);
    bare.close();
    const rows = [];
    for (const [what, head, line] of FORMS) {
      const text = head + members.map(line).join('\n');
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const list = { deploymentId, organizationId, pasteId: `p${round}` };
        const messages = toTextMessages(text, TEXT_PIECE);
        const startMs = performance.now();
        let at = 0;
        for (const [n, pieces] of messages.entries()) {
          const isLast = n === messages.length - 1;
          at = (await store.must('paste.putText', { ...list, at, pieces, isLast })).held;
        }
        const outcome = await store.must('paste.getOutcome', list);
        if (round > 0) times.push(performance.now() - startMs);
        // Odd people of the demo share what they are looked for by, and are asked about.
        if ((outcome?.people.found ?? 0) < members.length * 0.999)
          throw new Error(`${outcome?.people.found ?? 0} of ${members.length} people were found.`);
      }
      rows.push({
        what: `${members.length.toLocaleString('en')} pasted lines to people, ${what}`,
        value: median(times),
        unit: 'ms' as const,
        target: atMost(2_000),
      });
    }
    await store.close();
    return rows;
  },
};
