import type { PlanId } from '#shared/base/brand.ts';
import type { WaveNews } from '#shared/contract/apply-facts.ts';
import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** What stopped a plan after a wave: facts of that moment, kept in its `pause` event. */
export type WaveHalt = {
  readonly wave: number;
  readonly done: number;
  readonly untouched: number;
  readonly news: readonly WaveNews[];
};

const read = <T>(journal: ReadHandle, planId: PlanId, kind: 'approve' | 'pause' | 'resume'): readonly T[] =>
  journal
    .all<{ data: string }>(
      sql`SELECT data FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = ${kind} ORDER BY seq`,
    )
    // Only the engine writes these events.
    .map(({ data }) => JSON.parse(data) as T);

/** The sizes of the waves a plan was approved with; null: it is worked in one go. */
export const findWaveSizes = (journal: ReadHandle, planId: PlanId): readonly number[] | null =>
  read<{ waves?: readonly number[] | null }>(journal, planId, 'approve')[0]?.waves ?? null;

/** How many waves have been read back and judged, whatever came of it. */
export const countJudgedWaves = (journal: ReadHandle, planId: PlanId): number =>
  journal.get<{ waves: number }>(
    sql`SELECT count(*) AS waves FROM event WHERE plan_id = ${planId} AND n IS NULL AND kind = 'wave'`,
  )?.waves ?? 0;

/** Why the last pause after a wave came about, or null when the last pause had another reason. */
export const findWaveHalt = (journal: ReadHandle, planId: PlanId): WaveHalt | null =>
  read<{ halt?: WaveHalt }>(journal, planId, 'pause').at(-1)?.halt ?? null;

/** The kinds of refusal that a person has taken as known in this plan. */
export const listAccepted = (journal: ReadHandle, planId: PlanId): ReadonlySet<string> =>
  new Set(
    read<{ accepted?: readonly string[] }>(journal, planId, 'resume').flatMap((data) => data.accepted ?? []),
  );
