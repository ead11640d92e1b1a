import type { ComponentType } from 'react';
import { create } from 'zustand';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';

export type StageMode = 'add' | 'remove' | 'exactly';
export type PaletteMode = 'all' | 'deployments';

export type DialogName =
  /** `of`: roles of the list on screen, or site roles; `roles` are ticked from the start. */
  | {
      readonly kind: 'stage';
      readonly mode: StageMode;
      readonly of: 'list' | 'site';
      readonly roles?: readonly string[];
    }
  | { readonly kind: 'status'; readonly to: 'suspended' | 'active' }
  /** Who is selected joins another organization. */
  | { readonly kind: 'join' }
  /** Who is selected leaves the organization on screen. */
  | { readonly kind: 'leave' }
  /** People to be chosen join the organization on screen. */
  | { readonly kind: 'add-people' }
  /** What the palette lists: everything, or deployments only. */
  | { readonly kind: 'palette'; readonly mode: PaletteMode }
  /** `text` is what was pasted; empty: there is a field to paste into. */
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'delete-role'; readonly organizationId: OrganizationId; readonly name: string }
  /** The editor of a role is to be closed with changes that are not staged. */
  | { readonly kind: 'leave-editor' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'edit-deployment'; readonly id: DeploymentId }
  | { readonly kind: 'sign-in'; readonly id: DeploymentId }
  | { readonly kind: 'sign-out'; readonly id: DeploymentId; readonly forgetsCopy?: boolean }
  | { readonly kind: 'rotate'; readonly id: DeploymentId }
  | { readonly kind: 'remove-deployment'; readonly id: DeploymentId }
  | { readonly kind: 'save-view' }
  | { readonly kind: 'save-plan' }
  /** A plan file was chosen, and something else is staged already; `message` says where. */
  | { readonly kind: 'open-plan'; readonly message: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'about' };

export type DialogKind = DialogName['kind'];

/** Dialogs of one feature by kind. Each is drawn with what it was shown with. */
export type DialogParts<K extends DialogKind> = {
  readonly [N in K]: ComponentType<Omit<Extract<DialogName, { readonly kind: N }>, 'kind'>>;
};

type Dialogs = {
  readonly open: DialogName | null;
  readonly show: (dialog: DialogName) => void;
  readonly close: () => void;
};

/** The one dialog that is open, if any. */
export const useDialogs = create<Dialogs>()((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}));
