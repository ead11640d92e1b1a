import { create } from 'zustand';
import { useDialogs } from '#renderer/data/window/dialogs.ts';

export type PaletteMode = 'all' | 'deployments';

/** What the palette lists: everything, or deployments only. */
export const usePaletteMode = create<{ readonly mode: PaletteMode }>()(() => ({ mode: 'all' }));

/** Opens the palette. */
export const openPalette = (mode: PaletteMode): void => {
  usePaletteMode.setState({ mode });
  useDialogs.getState().show({ kind: 'palette' });
};
