import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { callStore, openPort } from '#test/attack/harness/page-port.ts';
import { openApp } from '../harness/app.ts';
import { listProcesses, type Role } from '../harness/processes.ts';
import type { Bench, Row } from '../harness/types.ts';

const LIMIT_MS = 60_000;
const ROLES: readonly Exclude<Role, 'other'>[] = ['main', 'renderer', 'store'];

/** The most memory each process ever held while everybody is staged and reviewed in the window. Linux only. */
export const memory: Bench = {
  name: 'memory',
  sizes: [100_000],
  run: async (stage, size) => {
    const profile = await stage.profile(size);
    const { deploymentId, organizationId } = profile;
    await stage.drop(size);
    const { app, page, close } = await openApp(await stage.screen(), profile);
    await openPort(page);
    const must = async (name: string, input: unknown): Promise<void> => {
      const reply = await callStore(page, name, input, LIMIT_MS);
      if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}: ${reply.failure.message}`);
    };
    const scope = { deploymentId, organizationId };
    const list = { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT };
    const intent = { kind: 'delta', add: ['organization-auditor'], remove: [] };
    await must('selection.change', { ...list, change: { kind: 'add-matching' } });
    await must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
    await must('plan.review', { deploymentId });
    const processes = listProcesses(app.process().pid ?? 0);
    await close();
    return ROLES.map((role): Row => {
      const peaks = processes.filter((one) => one.role === role).map((one) => one.peakMb);
      if (peaks.length === 0) throw new Error(`No ${role} process was found.`);
      return { what: `peak memory, ${role}`, value: Math.max(...peaks), unit: 'MB', target: null };
    });
  },
};
