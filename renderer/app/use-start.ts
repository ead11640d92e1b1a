import { useEffect, useLayoutEffect, useRef } from 'react';
import type { LiveQueries } from '#renderer/client/live-queries.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { getList } from '#renderer/window/list.ts';
import { useScope, useWhere } from '#renderer/window/where.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import type { Output } from '#shared/contract/index.ts';
import { loadLater } from './later.ts';

const chooseDeployment = (deployments: Output<'deployment.list'>, current: DeploymentId | null): void => {
  if (deployments.some((one) => one.id === current)) return;
  const [first] = deployments;
  if (first !== undefined) useWhere.getState().openDeployment(first.id);
  else useWhere.setState({ deploymentId: null, organizationId: null, screen: 'connect' });
};

const chooseOrganization = (
  organizations: Output<'organization.list'>,
  current: OrganizationId | null,
): void => {
  if (organizations.some((one) => one.id === current)) return;
  const usual = organizations.find((one) => one.isDefault) ?? organizations[0];
  useWhere.setState({ organizationId: usual?.id ?? null });
};

/** Brings the window to where it starts, as far as that is known without asking: its first picture is of that place. */
export const startWithKnown = ({ read }: Pick<LiveQueries, 'read'>): void => {
  const deployments = read('deployment.list', {}).value;
  if (deployments !== undefined) chooseDeployment(deployments, useWhere.getState().deploymentId);
  const { deploymentId } = useWhere.getState();
  const organizations = deploymentId === null ? undefined : read('organization.list', { deploymentId }).value;
  if (organizations !== undefined) chooseOrganization(organizations, null);
};

/** Keeps the window on something that exists: first deployment, default organization, or the connect screen. */
export const useStart = (): void => {
  const { value: deployments, isLoading } = useQuery('deployment.list', {});
  const deploymentId = useWhere((where) => where.deploymentId);
  const organizationId = useWhere((where) => where.organizationId);
  const { value: organizations } = useQuery(
    'organization.list',
    deploymentId === null ? null : { deploymentId },
  );

  useEffect(() => {
    // While the list is asked again, a deployment that was just added is not in it yet.
    if (deployments !== undefined && !isLoading) chooseDeployment(deployments, deploymentId);
  }, [deployments, isLoading, deploymentId]);

  useEffect(() => {
    if (organizations !== undefined) chooseOrganization(organizations, organizationId);
  }, [organizations, organizationId]);
};

/**
 * Tells main, once, that the first real rows (or the first screen, when nothing is kept) are painted, and fetches the
 * rest of the code then. `isComplete`: that code is there.
 */
export const useReady = (bridge: Bridge, isComplete: boolean): void => {
  const scope = useScope();
  const screen = useWhere((where) => where.screen);
  const deploymentId = useWhere((where) => where.deploymentId);
  // The same question as the grid's first page, so it costs nothing.
  const page = useQuery(
    'member.list',
    scope === null ? null : { ...scope, ...getList(), offset: 0, limit: 100 },
  );
  const organizations = useQuery('organization.list', deploymentId === null ? null : { deploymentId });
  const isPainted =
    (screen === 'connect' && isComplete) ||
    page.value !== undefined ||
    page.failure !== null ||
    organizations.value?.length === 0;
  const isTold = useRef(false);
  // With the rows, not after them: what comes after may be a frame later, and two frames are waited for as it is.
  useLayoutEffect(() => {
    if (!isPainted || isTold.current) return;
    isTold.current = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        bridge.reportReady();
        void loadLater();
      }),
    );
  }, [bridge, isPainted]);
};
