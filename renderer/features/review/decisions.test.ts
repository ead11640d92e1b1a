import { describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import {
  listNeeds,
  type ReviewDecisions,
  toGuardKey,
  toHeldKey,
  toStartOrder,
  toWaveChoice,
} from './decisions.ts';

const finding = {
  organizationId: null,
  organization: '',
  message: 'No owner is left.',
  people: 1,
  examples: ['ana'],
};
const guard = { code: 'few-owners', title: 'Few owners', findings: [finding] } as const;
const review: Output<'plan.review'> = {
  hash: 'h1',
  reach: { changes: 3, written: 0, deleted: 0, people: 3, isKnown: true },
  willSucceed: 600,
  willBeRefused: 0,
  cannotKnow: 0,
  unchanged: 0,
  shapes: [],
  issues: [],
  lookalikes: { people: 0, groups: [] },
  requests: 6,
  rebase: { planned: 602, asStaged: 600, already: 0, merged: 0, conflicts: 2, idle: 0 },
  guards: [guard],
  demands: { minReasonLength: 10, typeName: 'acme' },
  estimate: {
    requests: 6,
    reads: 3,
    writes: 3,
    verify: 0,
    seconds: 1,
    fromSeconds: 1,
    toSeconds: 4,
    isMeasured: false,
  },
  asOf: null,
  blocked: null,
};
const nothing: ReviewDecisions = { reasons: {}, typedName: '', leftOut: null, waves: null };
const all: ReviewDecisions = {
  reasons: { [toGuardKey(guard)]: ' The owner leaves today. ' },
  typedName: 'acme',
  leftOut: toHeldKey(review),
  waves: null,
};
const kinds = (decided: ReviewDecisions, more: Partial<typeof review> = {}) =>
  listNeeds({ ...review, ...more }, decided).map(({ kind }) => kind);

describe('what is left to decide before an apply', () => {
  it('is listed in the order of the screen, and gone once decided', () => {
    expect(kinds(nothing)).toEqual(['conflicts', 'guard', 'name']);
    expect(kinds(all)).toEqual([]);
  });

  it('takes no reason that is too short, padded or about another finding', () => {
    const key = toGuardKey(guard);
    expect(kinds({ ...all, reasons: { [key]: 'because     ' } })).toEqual(['guard']);
    const worse = { ...guard, findings: [{ ...finding, people: 2 }] };
    expect(kinds(all, { guards: [worse] })).toEqual(['guard']);
  });

  it('asks again about what is held back when the review has changed', () => {
    expect(kinds(all, { hash: 'h2' })).toEqual(['conflicts']);
    expect(kinds({ ...all, typedName: 'Acme' })).toEqual(['name']);
  });
});

describe('waves', () => {
  it('are offered for a large plan, proposed for a very large one, and stay as chosen', () => {
    expect(toWaveChoice(110, { waves: true })).toEqual({ isOffered: false, isOn: false });
    expect(toWaveChoice(111, { waves: null })).toEqual({ isOffered: true, isOn: false });
    expect(toWaveChoice(501, { waves: null })).toEqual({ isOffered: true, isOn: true });
    expect(toWaveChoice(501, { waves: false })).toEqual({ isOffered: true, isOn: false });
  });

  it('go into the order with the reasons and the name', () => {
    expect(toStartOrder(review, all)).toEqual({
      waves: [10, 100],
      reasons: { 'few-owners': ' The owner leaves today. ' },
      typedName: 'acme',
    });
    expect(toStartOrder(review, { ...all, waves: false }).waves).toBeNull();
  });
});
