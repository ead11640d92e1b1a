import { useState } from 'react';
import { type Secret, useSecret } from '#renderer/ui/use-secret.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { NO_TRUST, type ProxyForm, SYSTEM_PROXY, type Trust } from './reach.ts';

export type ReachForm = {
  readonly trust: Trust;
  readonly setTrust: (trust: Trust) => void;
  readonly proxy: ProxyForm;
  readonly patchProxy: (patch: Partial<ProxyForm>) => void;
  readonly password: Secret;
};

/** The state of certificate and proxy settings: as usual, or as they are kept for a deployment. */
export const useReach = (kept: Deployment | null): ReachForm => {
  const [trust, setTrust] = useState<Trust>(
    kept === null ? NO_TRUST : { caId: null, certificates: kept.trust },
  );
  const [proxy, setProxy] = useState<ProxyForm>(
    kept === null ? SYSTEM_PROXY : { ...SYSTEM_PROXY, mode: kept.proxy.mode, url: kept.proxy.url ?? '' },
  );
  const password = useSecret();
  const patchProxy = (patch: Partial<ProxyForm>): void => setProxy((was) => ({ ...was, ...patch }));
  return { trust, setTrust, proxy, patchProxy, password };
};
