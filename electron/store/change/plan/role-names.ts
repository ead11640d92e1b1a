import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Change } from '#shared/model/change.ts';
import { listOrganizations } from '../../copy/organization.ts';
import { listRoleRecords } from '../../copy/role.ts';
import type { ReadHandle } from '../../db/handles.ts';

const LONGEST_NAME = 80;
const LONGEST_DISPLAY = 40;
/** What our own sentences are made of: a display name must not end one of them and begin another. */
const MARKS = /["'“”„«»‹›()[\]{}<>:;.!?+−–—]+/gu;

const cut = (text: string, most: number): string => {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

/**
 * How something is called, for a sentence of a question: always with its exact name, whole unless it is longer than
 * servers allow. What it is called besides can be written by any page, so it is short and without marks.
 */
export const toCalled = (displayName: string, name: string): string => {
  const exact = cut(name, LONGEST_NAME);
  const called = cut(displayName.replace(MARKS, ' ').replace(/\s+/gu, ' ').trim(), LONGEST_DISPLAY);
  return called === '' || displayName === name ? exact : `${called} (${exact})`;
};

/** How the roles of some changes are called; by their exact name alone where organizations call one differently. */
export const readRoleNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  changes: readonly Pick<Change, 'organizationId'>[],
) => {
  const organizations = new Set(changes.map(({ organizationId }) => organizationId));
  const names = new Map<string, string>();
  for (const { organizationId, name, displayName } of listRoleRecords(cache, deploymentId)) {
    if (!organizations.has(organizationId)) continue;
    const isAgreed = (names.get(name) ?? displayName) === displayName;
    names.set(name, isAgreed ? displayName : '');
  }
  return (role: string): string => toCalled(names.get(role) ?? '', role);
};

/** How an organization of the copy is called; by its id where the copy does not know it. */
export const readOrganizationNames = (cache: ReadHandle, deploymentId: DeploymentId) => {
  const known = new Map(listOrganizations(cache, deploymentId).map((one) => [one.id, one]));
  return (id: OrganizationId): string => {
    const one = known.get(id);
    return one === undefined ? id : toCalled(one.displayName, one.name);
  };
};
