/** What the first rows do not need; a chunk of its own. `later.ts` loads it. */
export { Inspector } from '#renderer/features/inspector/inspector.tsx';
export { Dialogs } from './dialogs.tsx';
