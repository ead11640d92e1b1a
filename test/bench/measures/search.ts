import { DEFAULT_SORT, type MemberFilter, NO_FILTER } from '#shared/model/member-filter.ts';
import { KEYSTROKES } from '../harness/keystrokes.ts';
import { median, quantile } from '../harness/numbers.ts';
import { openBareCopy } from '../harness/profile.ts';
import type { Profile } from '../harness/stage.ts';
import { openBenchStore } from '../harness/store.ts';
import { atMost, type Bench } from '../harness/types.ts';

const PAGE_ROWS = 100;
const ROUNDS = 9;

/** What a person would write who wants the first page and the two counts, and nothing else. */
const openBare = (profile: Profile) => {
  const { deploymentId, organizationId } = profile;
  const db = openBareCopy(profile);
  const key = db
    .prepare('SELECT key FROM organization WHERE deployment_id = ? AND id = ?')
    .pluck()
    .get(deploymentId, organizationId);
  const rows = db.prepare(`SELECT key, user_id, username, name, email, status, login_type, last_seen_at,
      is_service_account, roles, site_roles FROM member WHERE organization_key = ? AND instr(search, ?) > 0
    ORDER BY sort_key, key LIMIT ${PAGE_ROWS}`);
  const matching = db.prepare(
    'SELECT count(*) FROM member WHERE organization_key = ? AND instr(search, ?) > 0',
  );
  const all = db.prepare('SELECT count(*) FROM member WHERE organization_key = ?');
  return {
    ask: (text: string): number => {
      rows.all(key, text);
      all.pluck().get(key);
      return Number(matching.pluck().get(key, text));
    },
    close: () => void db.close(),
  };
};

/** A keystroke to the first rows, as the window asks the store, against the bare SQL for the same answer. */
export const search: Bench = {
  name: 'search',
  sizes: [5_000, 100_000],
  run: async (stage, size) => {
    const profile = await stage.profile(size);
    const { deploymentId, organizationId } = profile;
    const store = openBenchStore(profile.dir, profile.main);
    const bare = openBare(profile);
    const ask = async (text: string): Promise<number> => {
      const filter: MemberFilter = { ...NO_FILTER, text };
      const list = { deploymentId, organizationId, filter, sort: DEFAULT_SORT, offset: 0, limit: PAGE_ROWS };
      const [page] = await Promise.all([
        store.must('member.list', list),
        store.must('selection.getSummary', { deploymentId, organizationId, filter }),
      ]);
      return page.matching;
    };
    const ours: number[] = [];
    const ratios: number[] = [];
    const bares: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const text of KEYSTROKES) {
        const [oursFirst, pair] = [round % 2 === 0, { ours: 0, bare: 0 }];
        const measureOurs = async (): Promise<number> => {
          store.services.views.forget('everything');
          const startMs = performance.now();
          const count = await ask(text);
          pair.ours = performance.now() - startMs;
          return count;
        };
        const measureBare = (): number => {
          const startMs = performance.now();
          const count = bare.ask(text);
          pair.bare = performance.now() - startMs;
          return count;
        };
        const counts = oursFirst
          ? [await measureOurs(), measureBare()]
          : [measureBare(), await measureOurs()];
        if (counts[0] !== counts[1]) throw new Error(`"${text}" matches ${counts.join(' and ')} people.`);
        if (round === 0) continue;
        ours.push(pair.ours);
        bares.push(pair.bare);
        ratios.push(pair.ours / pair.bare);
      }
    bare.close();
    await store.close();
    return [
      {
        what: 'keystroke to rows in the store / bare SQL',
        value: median(ratios),
        unit: 'x',
        target: atMost(1.3),
        note: `${median(ours).toFixed(2)} ms, bare ${median(bares).toFixed(2)} ms, ${KEYSTROKES.length} texts`,
      },
      { what: 'keystroke to rows in the store, p95', value: quantile(ours, 0.95), unit: 'ms', target: null },
    ];
  },
};
