import { useEffect } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import type { Deployment } from '#shared/model/deployment.ts';

/** Can the server be asked about a token of this deployment at all? */
const hasToken = ({ kind, credential }: Deployment): boolean =>
  kind === 'remote' && (credential === 'keychain' || credential === 'session');

/** What is known of the token, and the way to ask the server. Asks by itself only what was never asked. */
export const useToken = (deployment: Deployment) => {
  const { id } = deployment;
  const { value: status, failure } = useQuery('token.getStatus', { id });
  const refresh = useCommand('token.refresh');
  const isUnasked = hasToken(deployment) && status !== undefined && status.checkedAt === null;
  const { run } = refresh;
  useEffect(() => {
    if (isUnasked) void run({ id });
  }, [isUnasked, run, id]);
  return { status, failure, refresh, canAsk: hasToken(deployment) };
};
