import type { DeploymentId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { type DeploymentRecord, saveDeployment } from '../../db/journal/deployment.ts';
import { replaceCertificates } from '../../db/journal/deployment-ca.ts';
import type { Journal } from '../../db/journal.ts';
import type { Apis } from '../apis.ts';
import { getKept } from '../sign-in.ts';
import type { CaPicks } from './ca-picks.ts';
import type { ProxyChoice, Reaches } from './reaches.ts';

export type ReachChangeDeps = {
  readonly journal: Journal;
  readonly apis: Pick<Apis, 'drop'>;
  readonly picks: CaPicks;
  readonly reaches: Pick<Reaches, 'choose'>;
};

/** Changes how a kept deployment is reached. The next request opens a connection of the new kind. */
export const createReachChange = (deps: ReachChangeDeps) => ({
  /** Trusts the certificates of a pick beside the system's, in the place of what was trusted; null: none. */
  setTrust: (
    id: DeploymentId,
    caId: string | null,
  ): Result<DeploymentRecord, 'unknown-deployment' | 'bad-ca'> => {
    const record = getKept(deps, id);
    if (!record.ok) return record;
    const pick = caId === null ? null : deps.picks.find(caId);
    if (pick !== null && !pick.ok) return pick;
    replaceCertificates(deps.journal.write, id, pick?.value.certificates ?? []);
    deps.apis.drop(id);
    return record;
  },
  setProxy: async (
    id: DeploymentId,
    choice: ProxyChoice,
  ): Promise<Result<DeploymentRecord, 'unknown-deployment' | 'bad-proxy'>> => {
    const before = getKept(deps, id);
    if (!before.ok) return before;
    const chosen = await deps.reaches.choose(before.value, choice);
    if (!chosen.ok) return chosen;
    const record = { ...before.value, ...chosen.value };
    saveDeployment(deps.journal.write, record);
    deps.apis.drop(id);
    return ok(record);
  },
});

export type ReachChange = ReturnType<typeof createReachChange>;
