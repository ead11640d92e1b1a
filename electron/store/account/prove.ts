import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { FullApi } from '../remote/coder-api.ts';

/** What a server said about itself and about the token. */
export type Proof = {
  readonly version: string;
  readonly serverId: string | null;
  readonly actorId: string;
  readonly actorName: string;
};

/** Asks a server who it is and whom the client's token acts as. Nothing is kept yet. */
export const proveToken = async (
  api: Pick<FullApi, 'readBuildInfo' | 'readSelf'>,
): Promise<Result<Proof, RemoteFailure>> => {
  const build = await api.readBuildInfo();
  if (!build.ok) return build;
  const self = await api.readSelf();
  if (!self.ok) return self;
  return ok({
    version: build.value.version,
    serverId: build.value.deploymentId,
    actorId: self.value.userId,
    actorName: self.value.username,
  });
};

/** Uses a client for one thing and closes it, whatever comes of it. */
export const withApi = async <T>(api: FullApi, use: (api: FullApi) => Promise<T>): Promise<T> => {
  try {
    return await use(api);
  } finally {
    api.close();
  }
};
