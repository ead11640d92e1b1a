/** The waves offered for a large plan: first 10, then 100, then the rest. */
export const USUAL_WAVES: readonly number[] = [10, 100];

/** Waves are offered for plans with more changes than this, and proposed above the other number. */
export const WAVES_OFFERED_ABOVE = 110;
export const WAVES_PROPOSED_ABOVE = 500;
