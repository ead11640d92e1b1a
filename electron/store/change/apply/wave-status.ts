import { toWaveEnds } from '#shared/core/waves.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { PlanRow } from '../../db/journal/plan.ts';
import { countJudgedWaves, findWaveHalt, findWaveSizes, type WaveHalt } from '../../db/journal/waves.ts';

/** The waves of a plan and how far it is in them; `halted` while it stands after one of them. */
export type WaveStatus = {
  readonly sizes: readonly number[];
  readonly of: number;
  readonly at: number;
  readonly halted: WaveHalt | null;
};

/** Null for a plan that is worked in one go. */
export const readWaves = (journal: ReadHandle, plan: PlanRow): WaveStatus | null => {
  const sizes = findWaveSizes(journal, plan.id);
  if (sizes === null) return null;
  const of = toWaveEnds(sizes, plan.changes).length;
  const isHalted = plan.state === 'paused' && plan.reason === 'wave-halted';
  const halted = isHalted ? findWaveHalt(journal, plan.id) : null;
  return { sizes, of, at: halted?.wave ?? Math.min(of, countJudgedWaves(journal, plan.id) + 1), halted };
};
