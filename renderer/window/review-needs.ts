import { isSameText } from '#shared/base/fold-text.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import type { GuardCode, GuardReasons } from '#shared/model/guard.ts';
import { USUAL_WAVES, WAVES_OFFERED_ABOVE, WAVES_PROPOSED_ABOVE } from '#shared/model/waves.ts';

type Review = Output<'plan.review'>;
type Guard = Review['guards'][number];

/** What the person decided; see `window/review-work.ts`. */
export type Decisions = {
  readonly reasons: Readonly<Record<string, string>>;
  readonly typedName: string;
  readonly leftOut: string | null;
  readonly waves: boolean | null;
};

/** Names a guard together with what it found: a reason is good for exactly that. */
export const toGuardKey = ({ code, findings }: Guard): string =>
  JSON.stringify([code, findings.map(({ message, people }) => [message, people])]);

/** Names the changes held back in a review. */
export const toHeldKey = ({ hash, rebase }: Pick<Review, 'hash' | 'rebase'>): string =>
  `${hash} ${String(rebase.conflicts)}`;

/** How many changes the plan holds. */
export const countChanges = (review: Pick<Review, 'willSucceed' | 'willBeRefused' | 'cannotKnow'>): number =>
  review.willSucceed + review.willBeRefused + review.cannotKnow;

/** What is left to decide before an apply. */
export type Need =
  | { readonly kind: 'conflicts'; readonly count: number }
  | { readonly kind: 'guard'; readonly code: GuardCode }
  | { readonly kind: 'name'; readonly name: string };

/** Is the reason for a guard long enough to count? */
export const isOverridden = (review: Review, guard: Guard, { reasons }: Decisions): boolean =>
  (reasons[toGuardKey(guard)] ?? '').trim().length >= review.demands.minReasonLength;

/** What is left to decide, in the order of the screen. */
export const listNeeds = (review: Review, decided: Decisions): readonly Need[] => {
  const { rebase, guards, demands } = review;
  const needs: Need[] = [];
  if (rebase.conflicts > 0 && decided.leftOut !== toHeldKey(review))
    needs.push({ kind: 'conflicts', count: rebase.conflicts });
  for (const guard of guards)
    if (!isOverridden(review, guard, decided)) needs.push({ kind: 'guard', code: guard.code });
  if (demands.typeName !== null && !isSameText(decided.typedName, demands.typeName))
    needs.push({ kind: 'name', name: demands.typeName });
  return needs;
};

/** Whether a plan of that many changes offers waves, and whether it is worked in them as decided. */
export const toWaveChoice = (changes: number, { waves }: Pick<Decisions, 'waves'>) => {
  const isOffered = changes > WAVES_OFFERED_ABOVE;
  return { isOffered, isOn: isOffered && (waves ?? changes > WAVES_PROPOSED_ABOVE) };
};

/** The decisions as an apply takes them. */
export const toStartOrder = (
  review: Review,
  decided: Decisions,
): Omit<Input<'apply.start'>, 'deploymentId' | 'hash'> => {
  const reasons: Partial<Record<GuardCode, string>> = {};
  for (const guard of review.guards) reasons[guard.code] = decided.reasons[toGuardKey(guard)] ?? '';
  const given: GuardReasons = reasons;
  const { isOn } = toWaveChoice(countChanges(review), decided);
  return { waves: isOn ? USUAL_WAVES : null, reasons: given, typedName: decided.typedName };
};
