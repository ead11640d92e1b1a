import { CAUSE_TAGS } from '#renderer/features/account/token-text.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';

/** A few words on the state of things, and the sentence behind them. */
export type StateTag = {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'warn';
  readonly title: string;
};

type Known = {
  readonly deployment: Pick<Deployment, 'kind' | 'credential' | 'credentialProblem'>;
  /** Why the last refresh failed. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly token: Pick<Output<'token.getStatus'>, 'standing' | 'warning' | 'message'> | null;
  readonly keychain: Output<'app.getStatus'>['keychain'] | null;
};

const NETWORK_CODES: readonly string[] = ['offline', 'host-not-found', 'connection-refused', 'timed-out'];

/** The server, as it was heard since the start: a copy says nothing of it. */
const toServer = ({ deployment, problem, token }: Known): readonly StateTag[] => {
  const hasToken = deployment.credential === 'keychain' || deployment.credential === 'session';
  const refused: readonly StateTag[] =
    hasToken && token?.warning === 'refused'
      ? [{ text: 'token refused', tone: 'warn', title: token.message }]
      : [];
  if (problem !== null && NETWORK_CODES.includes(problem.code))
    return [{ text: 'offline: showing the copy', tone: 'warn', title: problem.message }, ...refused];
  if (refused.length > 0 || !hasToken || token === null) return refused;
  if (token.standing === 'taken') return [{ text: 'online', tone: 'good', title: '' }];
  if (deployment.kind === 'demo') return [];
  const title = 'The server was not asked since the start. A refresh asks it.';
  return [{ text: 'server not asked yet', tone: 'plain', title }];
};

const toToken = ({ deployment, keychain }: Known): readonly StateTag[] => {
  const { kind, credential, credentialProblem } = deployment;
  if (credential === 'none') return [{ text: 'signed out', tone: 'warn', title: '' }];
  if (credential === 'unavailable' && credentialProblem !== null)
    return [{ text: CAUSE_TAGS[credentialProblem.cause], tone: 'warn', title: credentialProblem.message }];
  if (kind === 'remote' && credential === 'session')
    return [{ text: 'token until quit', tone: 'warn', title: credentialProblem?.message ?? '' }];
  // The token was not asked for yet: what keeps it is known to be closed all the same.
  if (kind === 'remote' && credential === 'keychain' && keychain?.state === 'locked')
    return [{ text: CAUSE_TAGS.locked, tone: 'warn', title: keychain.message }];
  return [];
};

/** The state of things at the foot of the sidebar: the server, demo, where the token is. */
export const toStateTags = (known: Known): readonly StateTag[] => [
  ...toServer(known),
  ...(known.deployment.kind === 'demo' ? [{ text: 'demo data', tone: 'plain', title: '' } as const] : []),
  ...toToken(known),
];
