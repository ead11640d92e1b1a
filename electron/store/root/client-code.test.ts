import { expect, it } from 'vitest';
import { createCoderApi } from '../remote/coder-api.ts';
import { createClientCode } from './client-code.ts';

it('is loaded once, by whoever wants it first', async () => {
  let loads = 0;
  const load = createClientCode(async () => {
    loads += 1;
    return { createCoderApi };
  });
  expect(loads).toBe(0);
  expect(await Promise.all([load(), load()])).toEqual([createCoderApi, createCoderApi]);
  expect(await load()).toBe(createCoderApi);
  expect(loads).toBe(1);
});

it('is tried again by the next who wants it where it could not be read', async () => {
  let isReadable = false;
  const load = createClientCode(async () => {
    if (!isReadable) throw new Error('EMFILE');
    return { createCoderApi };
  });
  await expect(load()).rejects.toThrow('EMFILE');
  isReadable = true;
  expect(await load()).toBe(createCoderApi);
});
