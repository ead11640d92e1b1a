import type { PreflightFacts } from './rule.ts';

type Right = { readonly resourceType: string; readonly action: string };

/** The permission the server asks for first (coder-api 3.1, 3.4, 5.2); null: other rules say it better. */
const toRight = ({ change }: PreflightFacts): Right | null => {
  switch (change.kind) {
    case 'membership':
      return { resourceType: 'organization_member', action: change.added.length > 0 ? 'create' : 'delete' };
    case 'user-status':
      return { resourceType: 'user', action: 'update' };
    case 'custom-role': {
      const isThere = change.base.length > 0;
      const action = change.target.length === 0 ? 'delete' : isThere ? 'update' : 'create';
      return { resourceType: 'assign_org_role', action };
    }
    case 'member-roles':
    case 'site-roles':
      return null;
  }
};

/** Whether the actor holds what the change asks for; true where nothing is asked, null where it is not known. */
export const holdsRight = (facts: PreflightFacts): boolean | null => {
  const right = toRight(facts);
  if (right === null) return true;
  return facts.actor.holds(facts.change.organizationId, right.resourceType, right.action);
};
