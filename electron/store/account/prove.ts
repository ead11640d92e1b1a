import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { ConnectTo } from './apis.ts';
import type { Token } from './token.ts';

/** What a server said about itself and about the token. */
export type Proof = {
  readonly version: string;
  readonly serverId: string | null;
  readonly actorId: string;
  readonly actorName: string;
};

/** Asks a server who it is and whom the token acts as. Nothing is kept yet. */
export const proveToken = async (
  connectTo: ConnectTo,
  url: string,
  token: Token,
): Promise<Result<Proof, RemoteFailure>> => {
  const api = connectTo(url, token.secret);
  try {
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
  } finally {
    api.close();
  }
};
