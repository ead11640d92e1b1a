import type { CoderApiOptions, FullApi } from '../remote/coder-api.ts';

/** Makes the client of one deployment with one token. */
export type CreateApi = (options: CoderApiOptions) => FullApi;

/** The way to what makes clients: the first who speaks to a server loads it, and where that fails it rejects. */
export type LoadCreateApi = () => Promise<CreateApi>;

/**
 * The code of what speaks to servers, loaded when somebody first speaks to one: it is an eighth of the store's code with
 * half of its schemas, and no window needs it for its first rows (decision 0022). Loaded once; after a failure the next
 * call tries again.
 */
export const createClientCode = (
  importCode: () => Promise<{ readonly createCoderApi: CreateApi }>,
): LoadCreateApi => {
  let loading: Promise<CreateApi> | null = null;
  return () => {
    loading ??= importCode().then(
      (code) => code.createCoderApi,
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
};
