import type { OrganizationId } from '#shared/base/brand.ts';
import type { Ability, Capabilities } from '#shared/model/capability.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { useCapabilities } from '../status/index.ts';

type Right = 'create' | 'update' | 'delete';

/** Why each way of writing custom roles is not possible; null: it is, or that is not known. */
export type Refusals = Readonly<Record<Right, string | null>>;

const whyNot = (ability: Ability | undefined): string | null =>
  ability === undefined || ability.has ? null : (ability.why ?? `Not possible here: ${ability.label}.`);

/** What stands against writing custom roles in an organization: the licence first, then the rights of the token. */
export const toRefusals = (known: Capabilities | null, organizationId: OrganizationId): Refusals => {
  const licence = whyNot(known?.features.find((one) => one.key === 'custom_roles'));
  const may = known?.organizations.find((one) => one.organizationId === organizationId)?.may;
  const right = (name: Right): string | null =>
    licence ?? whyNot(may?.find((one) => one.key === `assign_org_role:${name}`));
  return { create: right('create'), update: right('update'), delete: right('delete') };
};

/** The same as the server and the token are now; asked once. */
export const useRefusals = (deployment: Deployment, organizationId: OrganizationId): Refusals =>
  toRefusals(useCapabilities(deployment).value, organizationId);
