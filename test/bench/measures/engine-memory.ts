import { join } from 'node:path';
import { z } from 'zod';
import { capture } from '#build/base/command.ts';
import { atMost, type Bench, type Row } from '../harness/types.ts';

const MAIN = join(import.meta.dirname, '..', 'harness', 'engine-main.ts');
const answer = z.object({ state: z.string(), peakMb: z.number() });

/** The most memory that a process ever holds which does nothing but apply one plan, from approval to the re-read. */
export const engineMemory: Bench = {
  name: 'engine-memory',
  sizes: [5_000, 100_000],
  run: async (_, size): Promise<readonly Row[]> => {
    const { code, stdout, stderr } = await capture(process.execPath, [MAIN, String(size)]);
    if (code !== 0) throw new Error(`The engine ended with ${code}: ${stderr}`);
    const { state, peakMb } = answer.parse(JSON.parse(stdout));
    if (state !== 'closed') throw new Error(`The plan is ${state}.`);
    const note = `a process of its own, a plan of ${size.toLocaleString('en')} changes`;
    return [{ what: 'peak memory of an apply', value: peakMb, unit: 'MB', target: atMost(300), note }];
  },
};
