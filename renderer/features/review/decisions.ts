import { create } from 'zustand';
import type { Client } from '#renderer/client/client.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import { isSameText } from '#shared/base/fold-text.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import type { GuardCode, GuardReasons } from '#shared/model/guard.ts';
import { USUAL_WAVES, WAVES_OFFERED_ABOVE, WAVES_PROPOSED_ABOVE } from '#shared/model/waves.ts';
import { useNotice } from '../../window/notice.ts';
import { useWhere } from '../../window/where.ts';

type Work = {
  /** Whose review it is about; null: none yet. */
  readonly deploymentId: DeploymentId | null;
  /** Why each guard is overridden, by guard and what it found (`toGuardKey`): another finding needs another reason. */
  readonly reasons: Readonly<Record<string, string>>;
  /** The deployment's name as typed next to Apply. */
  readonly typedName: string;
  /** The held-back changes (`toHeldKey`) that the person leaves out of this apply; null: none. */
  readonly leftOut: string | null;
  /** Whether to work in waves; null: as proposed for a plan of that size. */
  readonly waves: boolean | null;
  /** Grows each time Apply was pressed though something was left to decide. */
  readonly asked: number;
};

const NOTHING: Work = {
  deploymentId: null,
  reasons: {},
  typedName: '',
  leftOut: null,
  waves: null,
  asked: 0,
};

/** What the person has decided in the review besides what is staged. Forgotten once the apply has started. */
export const useReviewWork = create<Work>()(() => NOTHING);

/** Says why a guard is overridden; empty: it is not. */
export const giveReason = (guardKey: string, reason: string): void =>
  useReviewWork.setState(({ reasons }) => ({ reasons: { ...reasons, [guardKey]: reason } }));

/** Brings the person to what is left to decide. */
export const askForRest = (): void => useReviewWork.setState(({ asked }) => ({ asked: asked + 1 }));

/** A review is on the screen. Decisions about another deployment are forgotten, and the name is always typed anew. */
export const beginReviewWork = (deploymentId: DeploymentId): void =>
  useReviewWork.setState((work) => ({
    ...(work.deploymentId === deploymentId ? work : NOTHING),
    deploymentId,
    typedName: '',
    asked: 0,
  }));

/** What was decided was about a review that is gone. */
const forgetReviewWork = (): void => useReviewWork.setState(NOTHING);

type Review = Output<'plan.review'>;
type Guard = Review['guards'][number];

/** What the person decided. */
export type ReviewDecisions = Pick<Work, 'reasons' | 'typedName' | 'leftOut' | 'waves'>;

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
export const isOverridden = (review: Review, guard: Guard, { reasons }: ReviewDecisions): boolean =>
  (reasons[toGuardKey(guard)] ?? '').trim().length >= review.demands.minReasonLength;

/** What is left to decide, in the order of the screen. */
export const listNeeds = (review: Review, decided: ReviewDecisions): readonly Need[] => {
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
export const toWaveChoice = (changes: number, { waves }: Pick<ReviewDecisions, 'waves'>) => {
  const isOffered = changes > WAVES_OFFERED_ABOVE;
  return { isOffered, isOn: isOffered && (waves ?? changes > WAVES_PROPOSED_ABOVE) };
};

/** The decisions as an apply takes them. */
export const toStartOrder = (
  review: Review,
  decided: ReviewDecisions,
): Omit<Input<'apply.start'>, 'deploymentId' | 'hash'> => {
  const reasons: Partial<Record<GuardCode, string>> = {};
  for (const guard of review.guards) reasons[guard.code] = decided.reasons[toGuardKey(guard)] ?? '';
  const given: GuardReasons = reasons;
  const { isOn } = toWaveChoice(countChanges(review), decided);
  return { waves: isOn ? USUAL_WAVES : null, reasons: given, typedName: decided.typedName };
};

type Start = {
  readonly isStarting: boolean;
  /** Why the last start did not happen; shown in the review, at the button that asked for it. */
  readonly failure: Failure | null;
};

/** Is an apply being started, and why did the last one not start. */
export const useApplyStart = create<Start>()(() => ({ isStarting: false, failure: null }));

/**
 * Asks for an apply of exactly this review, and shows its run when it started. With something left to decide nothing
 * is asked: the person is brought to it.
 */
export const startApply = async (
  client: Client,
  deploymentId: DeploymentId,
  review: Output<'plan.review'>,
): Promise<void> => {
  if (useApplyStart.getState().isStarting) return;
  const decided = useReviewWork.getState();
  if (listNeeds(review, decided).length > 0) return askForRest();
  useApplyStart.setState({ isStarting: true, failure: null });
  const order = toStartOrder(review, decided);
  const reply = await client.send('apply.start', { deploymentId, hash: review.hash, ...order });
  useApplyStart.setState({ isStarting: false, failure: reply.ok ? null : reply.failure });
  if (!reply.ok) return;
  forgetReviewWork();
  useNotice.getState().say('');
  useWhere.getState().openPlan(reply.value.planId);
};
