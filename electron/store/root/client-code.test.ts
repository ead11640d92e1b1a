import { expect, it } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from '../remote/coder-api.ts';
import { createClientCode } from './client-code.ts';

const OPTIONS = { url: 'https://coder.example', token: null, clock: realClock, log: silentLog };

it('is loaded once, by whoever wants it first, and makes clients from then on', async () => {
  let loads = 0;
  const { load, createApi } = createClientCode(async () => {
    loads += 1;
    return { createCoderApi };
  });
  expect(loads).toBe(0);
  expect(() => createApi(OPTIONS)).toThrow('not loaded');
  await Promise.all([load(), load()]);
  await load();
  expect(loads).toBe(1);
  const api = createApi(OPTIONS);
  expect(api.limits).toEqual(createCoderApi(OPTIONS).limits);
  api.close();
});

it('is tried again by the next who wants it where it could not be read', async () => {
  let isReadable = false;
  const { load, createApi } = createClientCode(async () => {
    if (!isReadable) throw new Error('EMFILE');
    return { createCoderApi };
  });
  await expect(load()).rejects.toThrow('EMFILE');
  isReadable = true;
  await load();
  createApi(OPTIONS).close();
});
