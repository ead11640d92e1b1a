import type { Generation } from '#electron/demo/index.ts';
import type { CoderClient } from '#electron/store/remote/call/call-endpoint.ts';

/** The studied generation that a version is nearest to in what it does; null: it names no release. */
export const toGeneration = (version: string): Generation | null => {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  if (major === undefined || Number(major) < 2) return null;
  if (Number(major) > 2 || Number(minor) >= 32) return '2.35';
  return Number(minor) < 27 ? '2.24' : '2.31';
};

/** True for the versions that were studied; in between, single differences are to be expected (coder-api 7). */
export const isStudied = (version: string): boolean => /^v2\.(24|31|35)\./.test(version);

/** By what came with 2.32 and with 2.27: a build without a tag may be of any age. */
const seeGeneration = async (api: CoderClient): Promise<Generation> => {
  const one = await api.getMember({ organization: 'default', user: 'me' });
  if (one.ok || one.failure.status !== 405) return '2.35';
  return (await api.listScopes({})).ok ? '2.31' : '2.24';
};

/** The generation to hold a server against: by its version, or by what it answers the owner. */
export const findGeneration = async (version: string, api: CoderClient): Promise<Generation> =>
  toGeneration(version) ?? seeGeneration(api);
