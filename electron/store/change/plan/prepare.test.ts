import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalledOff } from '#shared/base/slices.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../draft/draft.ts';
import { createReviews } from './review.ts';

const PEOPLE = Array.from({ length: 2_000 }, (_, at) => userId(100 + at));

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  const organization = addOrganization(profile.cache, { roles: ['deploy'] });
  addMembers(
    profile.cache,
    organization,
    PEOPLE.map((_, at) => ({ n: 100 + at })),
  );
});
afterEach(() => profile.dispose());

/** Two thousand people with a change, and a clock of which a slice is over at every look. */
const createLarge = () => {
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const journal = profile.journal.read;
  const deps = { copyOf: () => profile.cache.read, draft, journal, findActor: () => userId(3) };
  draft.stage({
    deploymentId: DEPLOYMENT,
    organizationId: ORGANIZATION,
    people: PEOPLE.map((one) => ({ userId: one, roles: [] })),
    intent: { kind: 'delta', add: ['deploy'], remove: [] },
    label: 'x',
  });
  let nowMs = 0;
  const monotonicMs = (): number => {
    nowMs += 50;
    return nowMs;
  };
  const atOnce = createReviews({ ...deps, monotonicMs: () => 0 });
  return { draft, reviews: createReviews({ ...deps, monotonicMs }), get: () => atOnce.getReview(DEPLOYMENT) };
};

describe('a review that is prepared', () => {
  const open = new AbortController().signal;

  it('gives others their turn all along, and is the one that would have been computed at once', async () => {
    const { reviews, get } = createLarge();
    let rests = 0;
    const breathe = async (): Promise<void> => {
      rests += 1;
    };
    await reviews.prepareReview(DEPLOYMENT, { breathe, signal: open });
    // Reading, carrying over, compiling, checking, sorting, writing down, folding and guarding 2,000 people.
    expect(rests).toBeGreaterThan(25);
    const found = reviews.getReview(DEPLOYMENT);
    expect({ ...found, effects: null, compiled: null }).toEqual({ ...get(), effects: null, compiled: null });
    await reviews.prepareReview(DEPLOYMENT, { breathe: () => Promise.reject(new Error()), signal: open });
    expect(reviews.getReview(DEPLOYMENT)).toBe(found);
    expect(reviews.getCompiled(DEPLOYMENT)).toBe(found.compiled);
  });

  it('begins anew when what is staged changed meanwhile', async () => {
    const { reviews, draft } = createLarge();
    let rests = 0;
    const breathe = async (): Promise<void> => {
      rests += 1;
      if (rests !== 20) return;
      draft.undo(DEPLOYMENT);
      reviews.forget();
    };
    await reviews.prepareReview(DEPLOYMENT, { breathe, signal: open });
    expect(reviews.getReview(DEPLOYMENT).rows).toEqual([]);
  });

  it('is called off when nobody waits any more, and leaves nothing', async () => {
    const { reviews } = createLarge();
    const gone = new AbortController();
    const breathe = async (): Promise<void> => gone.abort();
    await expect(reviews.prepareReview(DEPLOYMENT, { breathe, signal: gone.signal })).rejects.toThrow(
      CalledOff,
    );
    let rests = 0;
    await reviews.prepareReview(DEPLOYMENT, {
      breathe: async () => {
        rests += 1;
      },
      signal: open,
    });
    expect(rests).toBeGreaterThan(25);
  });
});
