/** What other features may use of applies: their orders, and the sign and word of an outcome. */

export { runOrders, useRunOrders } from './orders.ts';
export { OUTCOME_MARKS } from './outcome-text.ts';
