/** An engine alone in its process, with a plan of as many changes as its first argument says: prints its peak memory. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { must } from '#test/kit/must.ts';
import { createInstantServer } from './instant-server.ts';

const [, , size = '0'] = process.argv;
const dir = mkdtempSync(join(tmpdir(), 'rollcall-engine-'));
const { engine, startAndWait, shut } = openEngineRig(dir, { api: createInstantServer(Number(size)).api });
const planId = await startAndWait(planInput(addAuditor(Number(size))));
const { state } = must(engine.getStatus(planId));
const peakMb = process.resourceUsage().maxRSS / 1_024;
shut();
rmSync(dir, { recursive: true });
process.stdout.write(JSON.stringify({ state, peakMb }));
