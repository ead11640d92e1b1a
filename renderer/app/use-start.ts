import { useEffect } from 'react';
import { useQuery } from '#renderer/data/use-query.ts';
import { useWhere } from '#renderer/data/window/where.ts';

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
    if (deployments === undefined || isLoading) return;
    const { openDeployment } = useWhere.getState();
    if (deployments.some((one) => one.id === deploymentId)) return;
    const [first] = deployments;
    if (first !== undefined) openDeployment(first.id);
    else useWhere.setState({ deploymentId: null, organizationId: null, screen: 'connect' });
  }, [deployments, deploymentId, isLoading]);

  useEffect(() => {
    if (organizations === undefined || organizations.some((one) => one.id === organizationId)) return;
    const usual = organizations.find((one) => one.isDefault) ?? organizations[0];
    useWhere.setState({ organizationId: usual?.id ?? null });
  }, [organizations, organizationId]);
};
