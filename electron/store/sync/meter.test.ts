import { describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import { createTestClock } from '#test/kit/clock.ts';
import type { MemberRow } from '../copy/member.ts';
import { PASS_BUDGET } from './budget.ts';
import { createMeter, type DiskSpace, type Meter } from './meter.ts';

const MB = 1024 * 1024;
const start = (knownRows = 0, copyBytes = 0): Meter =>
  createMeter({ clock: createTestClock().clock, knownRows, copyBytes });
const person = (roles: readonly string[] = []): MemberRow => ({
  userId: 'u' as UserId,
  username: 'u',
  name: '',
  email: '',
  status: 'active',
  loginType: null,
  lastSeenAt: null,
  createdAt: null,
  isServiceAccount: 0,
  roles: JSON.stringify(roles),
  siteRoles: '[]',
});
const isStopped = (meter: Meter): boolean => {
  expect(meter.problem()?.code).toBe(meter.signal.aborted ? 'over-budget' : undefined);
  return meter.signal.aborted;
};
/** What a page of `rows` people costs on the wire and in the copy. */
const page = (meter: Meter, rows: number, bytes: number): void => {
  meter.read('rows', bytes);
  meter.rows([], rows);
};

describe('the budget of a refresh', () => {
  it('lets the largest honest deployment through: 100,000 people, all of them in each of 100 organizations', () => {
    const meter = start();
    meter.organizations(100);
    for (let n = 0; n <= 100; n += 1) {
      meter.read('rest', 500);
      meter.read('roles', 120_000);
      meter.roles(60);
      meter.read('rows', 700);
      meter.promised(100_000);
      // Twice, since somebody joined in the middle of it.
      for (let of = 0; of < 200; of += 1) page(meter, 1_000, 900_000);
      meter.size(n * 37 * MB, { freeBytes: 9_000 * MB, totalBytes: 200_000 * MB });
    }
    expect(meter.problem()).toBeNull();
  });

  it('lets a deployment with 1,000 small organizations through', () => {
    const meter = start();
    meter.organizations(1_000);
    for (let n = 0; n < 1_000; n += 1) {
      meter.read('rest', 500);
      meter.read('roles', 60_000);
      meter.roles(30);
      meter.read('rows', 700);
      meter.promised(20);
      page(meter, 20, 16_000);
    }
    expect(meter.problem()).toBeNull();
  });

  it('stops a deployment whose organizations send 5 MB of roles each at the thirtieth, not at the four hundredth', () => {
    const meter = start();
    meter.organizations(400);
    let sent = 0;
    for (; sent < 400 && !isStopped(meter); sent += 1) meter.read('roles', 5e6);
    expect(sent).toBeLessThanOrEqual(29);
  });

  it.each<readonly [string, (meter: Meter) => void]>([
    ['too many organizations', (meter) => meter.organizations(PASS_BUDGET.organizations + 1)],
    ['a list of people longer than any', (meter) => meter.promised(PASS_BUDGET.rowsOfList + 1)],
    ['a list of roles as long as a book', (meter) => meter.read('roles', PASS_BUDGET.roleListBytes + 1)],
    ['too many roles of one organization', (meter) => meter.roles(PASS_BUDGET.rolesOfOrganization + 1)],
    [
      'too many roles in all',
      (meter) => {
        for (let n = 0; n < 26; n += 1) meter.roles(2_000);
      },
    ],
    [
      'more people than a few organizations can have',
      (meter) => {
        for (let n = 0; n < 3; n += 1) meter.promised(400_000);
      },
    ],
    [
      'fat rows',
      (meter) => {
        meter.promised(100_000);
        for (let n = 0; n < 10; n += 1) page(meter, 1_000, 8_000_000);
      },
    ],
    [
      'more rows than it told of',
      (meter) => {
        meter.promised(1_000);
        for (let n = 0; n < 13; n += 1) page(meter, 1_000, 600_000);
      },
    ],
    [
      'people with far too many roles each',
      (meter) => {
        meter.promised(100_000);
        const roles = Array.from({ length: 200 }, (_, n) => `r${n}`);
        for (let n = 0; n < 6; n += 1)
          meter.rows(
            Array.from({ length: 100 }, () => person(roles)),
            100,
          );
      },
    ],
    [
      'one row an answer, without an end',
      (meter) => {
        meter.promised(400_000);
        for (let n = 0; n < 6_000; n += 1) page(meter, 1, 300);
      },
    ],
    ['more about its organizations than there is to say', (meter) => meter.read('rest', 17 * MB)],
    ['more changes than can be held', (meter) => meter.changes(PASS_BUDGET.changes + 1)],
    ['more copy than its people need', (meter) => meter.size(600 * MB, null)],
  ])('stops %s, with a sentence, and tells nothing else after it', (_, go) => {
    const meter = start();
    go(meter);
    expect(isStopped(meter)).toBe(true);
    expect(meter.problem()?.message).toMatch(/its refresh was stopped.*everything else goes on/);
    const first = meter.problem();
    meter.organizations(1_000_000);
    expect(meter.problem()).toBe(first);
  });

  it('leaves room on the disk, of a small one a tenth, unless the refresh adds next to nothing', () => {
    const at = (copyMb: number, disk: DiskSpace): boolean => {
      const meter = start(0, 10 * MB);
      meter.promised(500_000);
      meter.size(copyMb * MB, disk);
      return isStopped(meter);
    };
    expect(at(100, { freeBytes: 499 * MB, totalBytes: 900_000 * MB })).toBe(true);
    expect(at(100, { freeBytes: 501 * MB, totalBytes: 900_000 * MB })).toBe(false);
    expect(at(100, { freeBytes: 99 * MB, totalBytes: 1_000 * MB })).toBe(true);
    expect(at(100, { freeBytes: 101 * MB, totalBytes: 1_000 * MB })).toBe(false);
    expect(at(20, { freeBytes: 0, totalBytes: 1_000 * MB })).toBe(false);
    expect(at(100, null)).toBe(false);
  });

  it('scales with what is known: a copy of two million rows may be read again, and may change as a whole', () => {
    const meter = start(2_000_000, 4_000 * MB);
    meter.organizations(2);
    for (let n = 0; n < 3; n += 1) meter.promised(700_000);
    meter.changes(2_000_000);
    meter.size(4_010 * MB, null);
    expect(meter.problem()).toBeNull();
  });

  it('ends a pass that comes to no end', () => {
    const { clock, advance } = createTestClock();
    const meter = createMeter({ clock, knownRows: 0, copyBytes: 0 });
    meter.read('rest', 10);
    advance(PASS_BUDGET.wallMs + 1);
    expect(isStopped(meter)).toBe(false);
    meter.read('rest', 10);
    expect(isStopped(meter)).toBe(true);
  });
});
