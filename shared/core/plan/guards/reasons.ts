import { type Environment, toGraver } from '../../../model/deployment.ts';
import {
  GUARD_CODES,
  type GuardCode,
  type GuardReasons,
  MIN_REASON_LENGTH,
  MOST_WITHOUT_NAME,
} from '../../../model/guard.ts';

/** The reasons for exactly these guards, trimmed; those that are missing or too short are named instead. */
export const readReasons = (
  stopped: readonly GuardCode[],
  given: GuardReasons,
): { readonly reasons: GuardReasons; readonly missing: readonly GuardCode[] } => {
  const reasons: Partial<Record<GuardCode, string>> = {};
  const missing: GuardCode[] = [];
  for (const code of GUARD_CODES) {
    if (!stopped.includes(code)) continue;
    const reason = given[code]?.trim() ?? '';
    if (reason.length >= MIN_REASON_LENGTH) reasons[code] = reason;
    else missing.push(code);
  }
  return { reasons, missing };
};

/**
 * The name that has to be typed before this many changes go to this deployment; null: none. What was first kept as
 * production stays it, whatever its label says by now.
 */
export const findNameToType = (
  deployment: {
    readonly environment: Environment;
    readonly environmentFirst: Environment;
    readonly name: string;
  },
  changes: number,
): string | null =>
  toGraver(deployment.environment, deployment.environmentFirst) === 'production' &&
  changes > MOST_WITHOUT_NAME
    ? deployment.name
    : null;
