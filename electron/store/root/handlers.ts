import { createAppHandlers } from '../api/app.ts';
import { createApplyHandlers } from '../api/apply.ts';
import { createCapabilityHandlers } from '../api/capability.ts';
import { createCopyHandlers } from '../api/copy.ts';
import { createDeploymentHandlers } from '../api/deployment.ts';
import { createDiagnosticsHandlers } from '../api/diagnostics.ts';
import { createDirectoryHandlers } from '../api/directory.ts';
import { createDraftHandlers } from '../api/draft.ts';
import type { Handlers } from '../api/handlers.ts';
import { createHistoryHandlers } from '../api/history.ts';
import { createMemberHandlers } from '../api/member.ts';
import { createPasteHandlers } from '../api/paste.ts';
import { createPlanHandlers } from '../api/plan.ts';
import { createRoleHandlers } from '../api/role.ts';
import { createSelectionHandlers } from '../api/selection.ts';
import { createSyncHandlers } from '../api/sync.ts';
import { createTokenHandlers } from '../api/token.ts';
import { createUserHandlers } from '../api/user.ts';
import { createViewHandlers } from '../api/view.ts';
import { createParts, type HandlerDeps } from './parts.ts';

/** A handler for every call of the contract, area by area; each takes of the parts what it names. */
export const createHandlers = (deps: HandlerDeps): Handlers => {
  const parts = createParts(deps);
  return {
    ...createAppHandlers(parts),
    ...createDiagnosticsHandlers(parts),
    ...createDeploymentHandlers(parts),
    ...createTokenHandlers(parts),
    ...createCapabilityHandlers(parts),
    ...createCopyHandlers(parts),
    ...createSyncHandlers(parts),
    ...createDirectoryHandlers(parts),
    ...createMemberHandlers(parts),
    ...createUserHandlers(parts),
    ...createRoleHandlers(parts),
    ...createSelectionHandlers(parts),
    ...createPasteHandlers(parts),
    ...createDraftHandlers(parts),
    ...createPlanHandlers(parts),
    ...createApplyHandlers(parts),
    ...createHistoryHandlers(parts),
    ...createViewHandlers(parts),
  };
};
