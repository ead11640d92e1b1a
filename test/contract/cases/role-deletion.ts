import { holds, on, until24 } from '../run/situation.ts';
import { must } from '../run/world.ts';

/** Deleting custom roles (coder-api 3.1). */
export const roleDeletionCases = on('deleteRole', [
  {
    title: 'one that somebody has',
    needs: 'licence',
    ask: async (w) => {
      const roleName = await w.newRole();
      const user = await w.idOf('orgAuditor');
      const roles = [roleName, 'organization-auditor'];
      await must('roles', w.api.putMemberRoles({ organization: w.organization, user, roles }));
      return { organization: w.organization, roleName };
    },
    ends: 'ok',
    check: async (_, w) => {
      const left = await must('roles', w.api.getUserRoles({ user: await w.idOf('orgAuditor') }));
      const here = left.organization_roles.find((one) => one.organization_id === w.organization);
      return holds(here?.roles.join() === 'organization-auditor', `holds ${here?.roles.join()}`);
    },
  },
  {
    title: 'one that is not there',
    needs: 'licence',
    ask: (w) => ({ organization: w.organization, roleName: w.unique('r') }),
    ends: 'role-missing',
  },
  {
    title: 'a built-in one',
    needs: 'licence',
    ask: (w) => ({ organization: w.organization, roleName: 'organization-admin' }),
    ends: until24('role-missing', 'name-reserved'),
  },
  {
    title: 'a name that no role can have',
    needs: 'licence',
    ask: (w) => ({ organization: w.organization, roleName: 'Bad_Name' }),
    ends: until24('role-missing', 'name-invalid'),
  },
  {
    title: 'as a plain member',
    needs: 'licence',
    as: 'member',
    ask: async (w) => ({ organization: w.organization, roleName: await w.newRole() }),
    ends: 'forbidden',
  },
  {
    title: 'from outside',
    needs: 'licence',
    as: 'outsider',
    ask: async (w) => ({ organization: w.organization, roleName: await w.newRole() }),
    ends: 'not-visible',
  },
  {
    title: 'unlicensed',
    server: 'unlicensed',
    staged: {
      why: 'needs a deployment without a licence',
      stage: (twin) => twin.edit.configure({ isLicensed: false }),
    },
    ask: (w) => ({ organization: w.organization, roleName: w.unique('r') }),
    ends: 'not-licensed',
  },
]);
