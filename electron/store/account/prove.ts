import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { FullApi } from '../remote/coder-api.ts';

/** What a server said about itself and about the token. */
export type ServerProof = {
  readonly version: string;
  readonly serverId: string | null;
  readonly actorId: string;
  readonly actorName: string;
};

type Asked = Pick<FullApi, 'readBuildInfo' | 'readSelf'>;
type BuildInfo = { readonly version: string; readonly deploymentId: string | null };
type Known = { readonly serverId: string | null };

/**
 * Fails when a server says that it is another one than is known. One that does not tell is believed. What a server says
 * of itself proves nothing: this is for the tunnel that leads somewhere else today, not for somebody who lies.
 */
export const checkServer = (known: Known, serverId: string | null): Result<null, 'other-deployment'> =>
  known.serverId !== null && serverId !== null && known.serverId !== serverId
    ? fail(
        'other-deployment',
        'Another Coder server answers at this address than before, so the token was not sent there. Staged work belongs to the old one: if this is meant, remove the deployment and add the server anew.',
      )
    : ok(null);

const readProof = async (
  api: Asked,
  { version, deploymentId }: BuildInfo,
): Promise<Result<ServerProof, RemoteFailure>> => {
  const self = await api.readSelf();
  if (!self.ok) return self;
  return ok({
    version,
    serverId: deploymentId,
    actorId: self.value.userId,
    actorName: self.value.username,
  });
};

/** Asks a server who it is and whom the client's token acts as. Nothing is kept yet. */
export const proveToken = async (api: Asked): Promise<Result<ServerProof, RemoteFailure>> => {
  const build = await api.readBuildInfo();
  return build.ok ? readProof(api, build.value) : build;
};

/** The same where it is known which server it should be: another one does not get to see the token. */
export const proveTokenAgain = async (
  api: Asked,
  known: Known,
): Promise<Result<ServerProof, RemoteFailure | 'other-deployment'>> => {
  const build = await api.readBuildInfo();
  if (!build.ok) return build;
  const { deploymentId } = build.value;
  const same = checkServer(known, deploymentId);
  return same.ok ? readProof(api, { ...build.value, deploymentId: deploymentId ?? known.serverId }) : same;
};

/** Uses a client for one thing and closes it, whatever comes of it. */
export const withApi = async <T>(
  made: FullApi | Promise<FullApi>,
  use: (api: FullApi) => Promise<T>,
): Promise<T> => {
  const api = await made;
  try {
    return await use(api);
  } finally {
    api.close();
  }
};
