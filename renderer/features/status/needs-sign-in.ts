import type { Output } from '#shared/contract/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';

/** Whether entering a token anew is what helps: there is none, the server refuses it, or it has run out. */
export const needsSignIn = (
  { kind, credential }: Pick<Deployment, 'kind' | 'credential'>,
  warning: Output<'token.getStatus'>['warning'] | null,
  failureCode: string | null,
): boolean =>
  kind === 'remote' &&
  (credential === 'none' || warning === 'refused' || warning === 'expired' || failureCode === 'unauthorized');
