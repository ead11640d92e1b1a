import { create } from 'zustand';
import type { DeploymentId } from '#shared/base/brand.ts';

export type StageMode = 'add' | 'remove' | 'exactly';

export type DialogName =
  | { readonly kind: 'stage'; readonly mode: StageMode }
  | { readonly kind: 'palette' }
  /** `text` is what was pasted; empty: there is a field to paste into. */
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'discard' }
  | { readonly kind: 'edit-deployment'; readonly id: DeploymentId }
  | { readonly kind: 'sign-in'; readonly id: DeploymentId }
  | { readonly kind: 'sign-out'; readonly id: DeploymentId }
  | { readonly kind: 'rotate'; readonly id: DeploymentId }
  | { readonly kind: 'remove-deployment'; readonly id: DeploymentId }
  | { readonly kind: 'save-view' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'about' };

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
