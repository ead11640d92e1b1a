/** What other features may use of the lists of people. */

export { hasLeft, tellApplying } from './applying.ts';
export { BehindNote } from './behind-note.tsx';
export { FirstCopy } from './first-copy.tsx';
export { type Pointed, usePointed } from './grid-store.ts';
export { Mark } from './mark.tsx';
