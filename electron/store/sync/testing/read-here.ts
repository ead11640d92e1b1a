import type { Reader, ReadingApi } from '../../remote/apart/types.ts';

/** A reader without a thread, for tests of what a refresh does with what it reads. */
export const readHere = (api: ReadingApi): Reader => ({ api, close: () => undefined });
