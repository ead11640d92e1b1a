import { ok } from '#shared/base/result.ts';
import type { paste } from '#shared/contract/paste.ts';
import type { Pastes } from '../query/members/paste/pastes.ts';
import type { AreaHandlers } from './handlers.ts';

/** Pasted names, and who they are. */
export const createPasteHandlers = (deps: { readonly pastes: Pastes }): AreaHandlers<typeof paste> => ({
  'paste.put': ({ pasteId, at, names, ...scope }) => ok({ held: deps.pastes.put(scope, pasteId, at, names) }),
  'paste.resolve': ({ pasteId, ...scope }) => ok(deps.pastes.find(scope, pasteId)?.answer ?? null),
});
