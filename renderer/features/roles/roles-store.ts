import { create } from 'zustand';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { isSameDraft, type LeftOut, type RoleDraft } from './role-draft.ts';

/** A role by where it is and its name; site roles are under `SITE_ORGANIZATION_ID`. */
export type OpenRole = { readonly organizationId: OrganizationId; readonly name: string };

/** What is written: a new role, perhaps begun as a copy, or the role that is open. */
export type Writing =
  | { readonly kind: 'create'; readonly from: RoleDraft | null; readonly leftOut: LeftOut }
  | { readonly kind: 'edit' };

/** What was written in the editor, of what role (`toPlace`), and what that role was when the writing began. */
export type Written = { readonly place: string; readonly draft: RoleDraft; readonly start: RoleDraft };

type Roles = {
  readonly open: OpenRole | null;
  readonly writing: Writing | null;
  /** Null: nothing since the editor was opened. It outlives a look at another screen. */
  readonly written: Written | null;
  /** What was asked for when the question whether to give up `written` came; null: to close the editor. */
  readonly next: (() => void) | null;
  readonly show: (open: OpenRole | null) => void;
  readonly write: (writing: Writing | null) => void;
  readonly keep: (written: Written) => void;
};

/** Which role is looked at, and whether one is being written. */
export const useRoles = create<Roles>()((set) => ({
  open: null,
  writing: null,
  written: null,
  next: null,
  show: (open) => set({ open, writing: null, written: null }),
  write: (writing) => set({ writing, written: null }),
  keep: (written) => set({ written }),
}));

const closeEditor = (): void => useRoles.getState().write(null);

/**
 * The one way out of the editor that stages nothing: asks first where something was written, and does at once what was
 * asked for where nothing was.
 */
export const leaveEditor = (next: () => void = closeEditor): void => {
  const { writing, written } = useRoles.getState();
  if (writing === null || written === null || isSameDraft(written.draft, written.start)) next();
  else {
    useRoles.setState({ next });
    useDialogs.getState().show({ kind: 'leave-editor' });
  }
};

/** Gives up what was written, and does what it stood in the way of. */
export const discardWritten = (): void => {
  const { next } = useRoles.getState();
  useRoles.setState({ written: null, next: null });
  (next ?? closeEditor)();
};

/** Begins a new custom role from nothing. */
export const startNewRole = (): void =>
  leaveEditor(() => useRoles.getState().write({ kind: 'create', from: null, leftOut: [] }));
