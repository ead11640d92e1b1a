import type { Topic } from './define.ts';
import type { QueryName } from './index.ts';

/**
 * What each query's answer depends on. Plain data in a file of its own: the page has it, and none of the schemas that its
 * entry has in the file of its area.
 */
export const READS: Readonly<Record<QueryName, readonly Topic[]>> = {
  'app.getStatus': ['app'],
  'app.getQuestion': ['questions'],
  'deployment.getScore': ['plans'],
  'deployment.list': ['deployments'],
  'token.list': ['members', 'draft', 'applying', 'plans', 'token'],
  'token.getStatus': ['deployments', 'token'],
  'capability.get': ['deployments', 'capability'],
  'sync.getStatus': ['sync'],
  'sync.getChanges': ['sync'],
  'sync.listChanges': ['sync'],
  'copy.getStatus': ['sync', 'deployments'],
  'organization.list': ['organizations', 'members'],
  'role.list': ['roles', 'members'],
  'role.listNames': ['roles', 'draft'],
  'member.list': ['members', 'selection', 'draft', 'organizations', 'applying'],
  'member.find': ['members', 'draft', 'applying'],
  'member.countFacets': ['members'],
  'member.isBehind': ['members', 'applying'],
  'member.locate': ['members', 'draft'],
  'selection.listField': ['selection', 'members'],
  'selection.getSummary': ['selection', 'members', 'draft'],
  'paste.getOutcome': ['paste', 'members', 'roles'],
  'paste.listRows': ['paste', 'members'],
  'draft.getConsequences': ['draft', 'members', 'roles'],
  'draft.getSummary': ['draft', 'members'],
  'plan.review': ['draft', 'members', 'roles', 'deployments', 'plans'],
  'plan.listPeople': ['draft', 'members', 'roles'],
  'plan.listHolders': ['draft', 'members', 'roles'],
  'plan.listConflicts': ['draft', 'members', 'roles', 'deployments'],
  'plan.listConflictRows': ['draft', 'members', 'roles', 'deployments'],
  'plan.copyCommands': ['draft', 'members', 'roles', 'deployments'],
  'plan.getEffects': ['draft', 'members', 'roles', 'deployments'],
  'plan.listEffectPeople': ['draft', 'members', 'roles', 'deployments'],
  'apply.getStatus': ['plans'],
  'apply.listChanges': ['plans'],
  'apply.getScore': ['plans'],
  'history.getUndoing': ['plans'],
  'history.getStagedUndo': ['draft', 'members', 'roles'],
  'history.listPlans': ['plans'],
  'history.getPlan': ['app'],
  'history.listEvents': ['plans'],
  'history.verify': ['app'],
  'history.getJournal': ['app', 'plans'],
  'view.list': ['views', 'members'],
  'user.count': ['members'],
  'user.listOutside': ['members'],
  'role.browse': ['roles', 'members', 'draft'],
  'role.get': ['roles', 'members', 'draft'],
  'role.listPermissions': ['roles', 'members', 'deployments'],
};

/** Queries whose answer nobody waits for: what came before them or with them is answered first. */
const BACKGROUND: readonly QueryName[] = [
  'app.getStatus',
  'copy.getStatus',
  'role.list',
  'member.countFacets',
  'member.isBehind',
  'view.list',
];

/** Whether nobody waits for the answer to a call. */
export const isBackground = (name: string): boolean => BACKGROUND.some((one) => one === name);
