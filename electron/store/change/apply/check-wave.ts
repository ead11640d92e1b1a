import { listBetween } from '../../db/journal/change-list.ts';
import { judgeWave } from './decide.ts';
import type { Run } from './run.ts';
import type { Wave } from './stretches.ts';
import { verifyPlan } from './verify.ts';

const judge = async (run: Run, wave: Wave, confirmed: number, different: number): Promise<void> => {
  const { journal, plan } = run;
  const rows = listBetween(journal, plan.id, wave);
  const news = judgeWave(rows, different, run.accepted);
  const noted = { wave: wave.number, confirmed, different, news };
  if (news.length === 0) return run.writer.notePlan('wave', noted);
  const halt = { wave: wave.number, done: wave.to, untouched: plan.changes - wave.to, news };
  // The verdict and the pause are one: a kill between them would let the next wave go.
  run.halt('wave-halted', { halt }, { kind: 'wave', data: noted });
};

/** Reads a finished wave back and judges it; halts the run when it brought something nobody had foreseen. */
export const checkWave = async (run: Run, wave: Wave): Promise<void> => {
  await run.reach('before-wave', null);
  const verified = await verifyPlan(run, wave);
  if (run.sending.aborted) return;
  if (!verified.ok) return run.halt(verified.failure.code);
  await judge(run, wave, verified.value.confirmed, verified.value.differing.length);
  await run.reach('after-wave', null);
};
