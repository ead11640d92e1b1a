import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { PlanRow } from '../../db/journal/plan.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { EngineDeps } from './types.ts';

export type TargetFailure = CredentialFailure | RemoteFailure | 'other-deployment';

/**
 * Connects to the server a plan was made for, as the person it was made by. Another server behind the same URL, or
 * another account, is `other-deployment`: what was reviewed may not hold there.
 */
export const openTarget = async (
  deps: Pick<EngineDeps, 'openApi'>,
  plan: Pick<PlanRow, 'deploymentId' | 'serverId' | 'actorId'>,
): Promise<Result<CoderApi, TargetFailure>> => {
  const opened = await deps.openApi(plan.deploymentId);
  if (!opened.ok) return opened;
  const { api, serverId } = opened.value;
  if (plan.serverId !== null && serverId !== null && plan.serverId !== serverId)
    return fail(
      'other-deployment',
      'Another server answers at this address than the one the plan was made for. Nothing was sent.',
    );
  const self = await api.readSelf();
  if (!self.ok) return self;
  if (self.value.userId !== plan.actorId)
    return fail(
      'other-deployment',
      'You are signed in as somebody else than the person the plan was made by. Sign in as them, or cancel the plan.',
    );
  return ok(api);
};
