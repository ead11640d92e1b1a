import { ok } from '#shared/base/result.ts';
import type { paste } from '#shared/contract/paste.ts';
import type { PasteLists } from '../copy/paste/lists.ts';
import type { AreaHandlers } from './handlers.ts';

/** Pasted lists, and who they mean. */
export const createPasteHandlers = (deps: { readonly lists: PasteLists }): AreaHandlers<typeof paste> => ({
  'paste.putText': ({ pasteId, at, pieces, isLast, ...scope }) => {
    const put = deps.lists.put(scope, pasteId, { at, pieces, isLast });
    return put.ok ? ok({ held: put.value }) : put;
  },
  'paste.getOutcome': ({ pasteId, besides, ...scope }) => ok(deps.lists.getOutcome(scope, pasteId, besides)),
  'paste.listRows': ({ pasteId, part, text, offset, limit, ...scope }) =>
    ok(deps.lists.listRows(scope, pasteId, { part, text, offset, limit })),
  'paste.decide': ({ pasteId, decision, ...scope }) => deps.lists.decide(scope, pasteId, decision),
});
