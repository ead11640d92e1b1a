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

/**
 * The same in the middle of a plan, before anything is called confirmed. What is sent to a server that takes the token is
 * sent; that another one answers by now has to be said, or its word would prove what was done on the first.
 */
export const meetAgain = async (
  deps: Pick<EngineDeps, 'openApi'>,
  plan: Pick<PlanRow, 'deploymentId' | 'serverId' | 'actorId'>,
): Promise<Result<null, TargetFailure | 'server-changed'>> => {
  const met = await openTarget(deps, plan);
  if (met.ok) return ok(null);
  if (met.failure.code !== 'other-deployment') return met;
  return fail(
    'server-changed',
    'Another server, or another account, than the one of the plan answers by now.',
  );
};
