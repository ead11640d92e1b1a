import { useState } from 'react';
import { type Secret, useSecret } from '#renderer/ui/use-secret.ts';
import { isLoopback } from '#shared/base/loopback.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Certificate, Deployment, ProxyMode } from '#shared/model/deployment.ts';

/** Certificates to trust. `caId` is a pick that belongs to no deployment yet; null: as they are kept. */
export type Trust = {
  readonly caId: string | null;
  readonly certificates: readonly Certificate[];
};

/** Proxy settings as they are typed, without the password. */
export type ProxyForm = {
  readonly mode: ProxyMode;
  readonly url: string;
  readonly account: string;
  /** Erase the name and password that are kept. */
  readonly isForgetting: boolean;
};

export const NO_TRUST: Trust = { caId: null, certificates: [] };
export const SYSTEM_PROXY: ProxyForm = { mode: 'system', url: '', account: '', isForgetting: false };

type ProxyChoice = NonNullable<Input<'deployment.probe'>['proxy']>;

/** The choice of proxy for the store. A name makes credentials; without one, those that are kept stay. */
export const toProxyChoice = (form: ProxyForm, password: string): ProxyChoice => {
  const username = form.account.trim();
  return {
    mode: form.mode,
    ...(form.mode === 'manual' ? { url: form.url.trim() } : {}),
    ...(form.mode !== 'none' && username !== '' ? { credentials: { username, password } } : {}),
    ...(form.isForgetting && username === '' ? { credentials: null } : {}),
  };
};

/** How to reach a server that is not kept yet; nothing at all for what is usual. */
export const toWay = (
  trust: Trust,
  form: ProxyForm,
  password: string,
): Pick<Input<'deployment.probe'>, 'caId' | 'proxy'> => ({
  ...(trust.caId === null ? {} : { caId: trust.caId }),
  ...(form.mode === 'system' && form.account.trim() === '' ? {} : { proxy: toProxyChoice(form, password) }),
});

/** Would saving this change the proxy settings of a deployment? */
export const isProxyChanged = (form: ProxyForm, { proxy }: Deployment): boolean =>
  form.mode !== proxy.mode ||
  (form.mode === 'manual' && form.url.trim() !== (proxy.url ?? '')) ||
  form.account.trim() !== '' ||
  form.isForgetting;

/** In a few words what is not as usual; empty when everything is. */
export const toReachText = (trust: Trust, { mode }: ProxyForm): string =>
  [
    ...(trust.certificates.length > 0 ? ['own certificate'] : []),
    ...(mode === 'manual' ? ['own proxy'] : mode === 'none' ? ['no proxy'] : []),
  ].join(', ');

/** True where a name and password for the proxy could be read on the way to it: http, and not on this computer. */
export const isInTheClear = ({ mode, url }: ProxyForm): boolean => {
  const text = url.trim();
  if (mode !== 'manual' || text === '') return false;
  try {
    const proxy = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    return proxy.protocol === 'http:' && !isLoopback(proxy.hostname);
  } catch {
    // Expected while it is typed: it is no address yet.
    return false;
  }
};

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
