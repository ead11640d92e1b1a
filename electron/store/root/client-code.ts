import type { CoderApiOptions, FullApi } from '../remote/coder-api.ts';

/** Makes the client of one deployment with one token. */
export type CreateApi = (options: CoderApiOptions) => FullApi;

/**
 * The code of what speaks to servers, loaded when it is first wanted: it is an eighth of the store's code with half of its
 * schemas, and no window needs it for its first rows (decision 0022).
 *
 * `load` may be called at any time and loads once; where that fails it rejects, and the next call tries again. `createApi`
 * throws until it is loaded: whoever lets somebody in who may come to speak to a server awaits `load` first.
 */
export const createClientCode = (importCode: () => Promise<{ readonly createCoderApi: CreateApi }>) => {
  let code: { readonly createCoderApi: CreateApi } | null = null;
  let loading: Promise<void> | null = null;
  const load = (): Promise<void> => {
    loading ??= importCode().then(
      (loaded) => {
        code = loaded;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  const createApi: CreateApi = (options) => {
    if (code === null) throw new Error('What speaks to servers is not loaded yet');
    return code.createCoderApi(options);
  };
  return { load, createApi };
};
