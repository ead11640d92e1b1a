import type { Deployment } from '../deployment.ts';
import type { TwinEdit } from './edit.ts';
import { organizationNamed, userNamed } from './named.ts';
import { personalOf } from './personal.ts';

type BelongingEdits = Pick<TwinEdit, 'joinGroup' | 'addWorkspace' | 'removeWorkspaces' | 'setAutofill'>;

/** Edits of what belongs to a user besides memberships: groups, workspaces, remembered parameters. */
export const belongingEdits = (deployment: Deployment): BelongingEdits => {
  const { world, random } = deployment;
  return {
    joinGroup: (name, groupName, organization = 'coder') => {
      const userId = userNamed(deployment, name).id;
      const organizationId = organizationNamed(deployment, organization).id;
      const found = [...world.groups.values()].find(
        (group) => group.organizationId === organizationId && group.name === groupName,
      );
      const group = found ?? {
        ...{ id: random.uuid(), organizationId, name: groupName },
        ...{ displayName: '', memberIds: [] },
      };
      const memberIds = [...new Set([...group.memberIds, userId])];
      world.groups.set(group.id, { ...group, memberIds });
    },
    addWorkspace: (name, workspaceName, organization = 'coder') => {
      const ownerId = userNamed(deployment, name).id;
      const organizationId = organizationNamed(deployment, organization).id;
      const id = random.uuid();
      world.workspaces.set(id, { id, organizationId, ownerId, name: workspaceName });
    },
    removeWorkspaces: (name) => {
      const ownerId = userNamed(deployment, name).id;
      for (const { id, ...rest } of world.workspaces.values()) {
        if (rest.ownerId === ownerId) world.workspaces.delete(id);
      }
    },
    setAutofill: (name, templateId, parameters) => {
      const userId = userNamed(deployment, name).id;
      const before = personalOf(world, userId);
      const autofill = { ...before.autofill, [templateId]: parameters };
      world.personal.set(userId, { ...before, autofill });
    },
  };
};
