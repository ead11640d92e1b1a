import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#electron/store/remote/limits.ts';
import type { Question } from '../corpus/entry.ts';
import { type Flood, floods } from '../corpus/floods.ts';
import { targetOf } from './routes.ts';
import { startHostile } from './server.ts';
import { printSummary } from './summary.ts';
import { openWorld, type World } from './world.ts';

const WITHIN_MS = 30_000;
/** Less than the app has, so that what would crash the app one day crashes here today. */
const HEAP_MB = 512;
/** The bound of the thread that reads for refreshes: what it lets in is parsed. */
const AS_IN_THE_THREAD = { nearBodyBytes: DEFAULT_LIMITS.bodyBytes };
const CHILD = join(import.meta.dirname, 'flood-child.ts');
type Cost = { readonly word: string; readonly grownMb: number; readonly tookMs: number };

const words: string[] = [];
const costs: string[] = [];
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  printSummary(`floods (MB each: ${costs.join(' ')})`, floods.length, words);
});

const askInChild = (url: string, question: Question, flood: Flood): Promise<Cost> =>
  new Promise((resolve, reject) => {
    const about = {
      organization: world.organization,
      user: world.user,
      limits: { ...AS_IN_THE_THREAD, ...flood.limits },
    };
    const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`];
    execFile(process.execPath, [...flags, CHILD, url, question, JSON.stringify(about)], (error, stdout) => {
      // The child's own line.
      if (error === null) resolve(JSON.parse(stdout) as Cost);
      else reject(new Error(`The client did not survive: ${error.message.slice(0, 2_000)}`));
    });
  });

describe('a flood', () => {
  for (const flood of floods)
    for (const [question, expected] of Object.entries(flood.expect) as [Question, string][])
      it(`${flood.id}: ${question} gives ${expected}`, { timeout: WITHIN_MS }, async () => {
        const server = await startHostile(world, flood, targetOf(flood, question), '');
        try {
          const cost = await askInChild(server.url, question, flood);
          words.push(question === 'put' ? `PUT ${cost.word}` : cost.word);
          costs.push(`${cost.grownMb}`);
          expect(cost.word).toBe(expected);
          expect(cost.grownMb).toBeLessThan(flood.mostMb);
        } finally {
          await server.close();
        }
      });
});
