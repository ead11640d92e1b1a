import { expect } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';

/** What a test looks at on the server's side. */
export type Served = Pick<Twin, 'dump' | 'requests'>;

/** Every write of roles that the server answered so far. */
export const findPuts = (twin: Served): Served['requests'] =>
  twin.requests.filter(({ method }) => method === 'PUT');

/** How many memberships of the default organization hold a role. */
export const countRoles = (twin: Served, role: string): number =>
  twin.dump().members.filter(({ organization, roles }) => organization === 'coder' && roles.includes(role))
    .length;

/** Waits until the server has answered so many writes. */
export const waitForPuts = (twin: Served, count: number): Promise<void> =>
  expect
    .poll(() => findPuts(twin).length, { intervals: [50], timeout: 20_000 })
    .toBeGreaterThanOrEqual(count);

/** So many have the role now, and no write that took effect was sent twice. */
export const expectAllOnce = (twin: Served, role: string, expected: number): void => {
  expect(countRoles(twin, role)).toBe(expected);
  const good = findPuts(twin)
    .filter(({ status }) => status === 200)
    .map(({ path }) => path);
  expect(good).toHaveLength(new Set(good).size);
};
