import { create } from 'zustand';

/** Is the status popover open? A command opens it as well as its button. */
export const useStatus = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));
