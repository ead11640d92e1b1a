/** What other features may use of the lists of people. */

export { usePointed } from '#renderer/window/list.ts';
export { hasLeft, tellApplying } from './applying.ts';
export { BehindNote } from './behind-note.tsx';
export { FACTS_IN_FULL } from './cells.tsx';
export { FirstCopy } from './first-copy.tsx';
export { type GridAction, toGridAction } from './grid-keys.ts';
export { Mark } from './mark.tsx';
