import { create } from 'zustand';
import type { DeploymentId } from '#shared/base/brand.ts';

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
export const forgetReviewWork = (): void => useReviewWork.setState(NOTHING);
