import { ok } from '#shared/base/result.ts';
import type { paste } from '#shared/contract/paste.ts';
import type { PasteLists } from '../copy/paste/lists.ts';
import type { AreaHandlers } from './handlers.ts';

/**
 * What reads pasted text, with its words in many languages: loaded with the first text, since a start has no time for it
 * (decision 0022).
 */
const loadReader = () => import('#shared/core/people/paste/read-text.ts');

/** Pasted lists, and who they mean. */
export const createPasteHandlers = (deps: { readonly lists: PasteLists }): AreaHandlers<typeof paste> => ({
  'paste.putText': async ({ pasteId, at, pieces, isLast, ...scope }) => {
    // For every piece, and before anything else: pieces stay in the order in which they came.
    const { readText } = await loadReader();
    const put = deps.lists.put(scope, pasteId, { at, pieces, isLast }, readText);
    return put.ok ? ok({ held: put.value }) : put;
  },
  'paste.getOutcome': ({ pasteId, besides, ...scope }) => ok(deps.lists.getOutcome(scope, pasteId, besides)),
  'paste.listRows': ({ pasteId, part, text, offset, limit, ...scope }) =>
    ok(deps.lists.listRows(scope, pasteId, { part, text, offset, limit })),
  'paste.decide': ({ pasteId, decision, ...scope }) => deps.lists.decide(scope, pasteId, decision),
});
