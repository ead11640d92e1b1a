import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Input, Output, QueryName } from '#shared/contract/index.ts';
import type { FirstAnswer } from '#shared/contract/wire.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Dispatch } from './dispatch.ts';

/** Rows of the first page; a window asks for pages of this length. */
const PAGE_ROWS = 100;

const usual = <T extends { readonly isDefault: boolean }>(all: readonly T[]): T | undefined =>
  all.find((one) => one.isDefault) ?? all[0];

/**
 * Answers what a window asks when it opens on the first deployment, before it asks: three trips one after the other
 * would stand between the window and its first rows. What fails is left out, and the window asks it itself. That it is
 * exactly what the window would ask is held by `test/e2e/first-answers.e2e.ts`.
 */
export const createFirstAnswers = (dispatch: Dispatch) => async (): Promise<readonly FirstAnswer[]> => {
  const answers: FirstAnswer[] = [];
  const { signal } = new AbortController();
  const ask = async <N extends QueryName>(name: N, input: Input<N>): Promise<Output<N> | undefined> => {
    const reply = await dispatch(name, input, { signal });
    if (!reply.ok) return undefined;
    answers.push({ name, input, value: reply.value });
    // The handler of that very name gave it.
    return reply.value as Output<N>;
  };
  const askOfList = async (deploymentId: DeploymentId, organizationId: OrganizationId): Promise<void> => {
    const scope = { deploymentId, organizationId };
    const list = { filter: NO_FILTER, sort: DEFAULT_SORT };
    await ask('member.list', { ...scope, ...list, offset: 0, limit: PAGE_ROWS });
    await ask('role.listNames', scope);
    await ask('selection.getSummary', { ...scope, filter: NO_FILTER });
  };

  const [deployment] = (await ask('deployment.list', {})) ?? [];
  if (deployment === undefined) return answers;
  const deploymentId = deployment.id;
  const organization = usual((await ask('organization.list', { deploymentId })) ?? []);
  if (organization !== undefined) await askOfList(deploymentId, organization.id);
  await ask('role.listNames', { deploymentId, organizationId: SITE_ORGANIZATION_ID });
  await ask('token.getStatus', { id: deploymentId });
  await ask('user.count', { deploymentId });
  await ask('sync.getStatus', { deploymentId });
  await ask('draft.getSummary', { deploymentId });
  for (const filter of ['attention', 'open'] as const)
    await ask('history.listPlans', { deploymentId, filter, offset: 0, limit: 1 });
  return answers;
};
