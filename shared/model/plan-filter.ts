/** `attention`: stands still or waits for a look; `open`: has not ended; `ended`; `undo`: takes another one back. */
export const PLAN_FILTERS = ['all', 'attention', 'open', 'ended', 'undo'] as const;
export type PlanFilter = (typeof PLAN_FILTERS)[number];
