import { create } from 'zustand';
import type { OrganizationId } from '#shared/base/brand.ts';
import type { LeftOut, RoleDraft } from './role-draft.ts';

/** A role by where it is and its name; site roles are under `SITE_ORGANIZATION_ID`. */
export type RoleRef = { readonly organizationId: OrganizationId; readonly name: string };

/** What is written: a new role, perhaps begun as a copy, or the role that is open. */
export type Writing =
  | { readonly kind: 'create'; readonly from: RoleDraft | null; readonly leftOut: LeftOut }
  | { readonly kind: 'edit' };

type Roles = {
  readonly open: RoleRef | null;
  readonly writing: Writing | null;
  readonly show: (open: RoleRef | null) => void;
  readonly write: (writing: Writing | null) => void;
};

/** Which role is looked at, and whether one is being written. */
export const useRoles = create<Roles>()((set) => ({
  open: null,
  writing: null,
  show: (open) => set({ open, writing: null }),
  write: (writing) => set({ writing }),
}));

/** Begins a new custom role from nothing. */
export const startNewRole = (): void =>
  useRoles.getState().write({ kind: 'create', from: null, leftOut: [] });
