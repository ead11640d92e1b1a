import { create } from 'zustand';
import type { LastPlace } from '#shared/contract/bridge.ts';

/** The deployment that the window opens with, as it was when it was last known; null: none, or not told yet. */
export const useLastPlace = create<{ readonly last: LastPlace | null }>()(() => ({ last: null }));
