import { ok } from '#shared/base/result.ts';
import type { paste } from '#shared/contract/paste.ts';
import type { Lists } from '../query/members/paste/lists.ts';
import type { Pastes } from '../query/members/paste/pastes.ts';
import type { AreaHandlers } from './handlers.ts';

/** Pasted lists, and who they mean. */
export const createPasteHandlers = (deps: {
  readonly lists: Lists;
  readonly pastes: Pastes;
}): AreaHandlers<typeof paste> => ({
  'paste.putText': ({ pasteId, at, pieces, isLast, ...scope }) => {
    const put = deps.lists.put(scope, pasteId, { at, pieces, isLast });
    return put.ok ? ok({ held: put.value }) : put;
  },
  'paste.getOutcome': ({ pasteId, ...scope }) => ok(deps.lists.getOutcome(scope, pasteId)),
  'paste.listRows': ({ pasteId, part, offset, limit, ...scope }) =>
    ok(deps.lists.listRows(scope, pasteId, { part, offset, limit })),
  'paste.decide': ({ pasteId, decision, ...scope }) => deps.lists.decide(scope, pasteId, decision),
  'paste.put': ({ pasteId, at, names, ...scope }) => ok({ held: deps.pastes.put(scope, pasteId, at, names) }),
  'paste.resolve': ({ pasteId, ...scope }) => ok(deps.pastes.find(scope, pasteId)?.answer ?? null),
});
