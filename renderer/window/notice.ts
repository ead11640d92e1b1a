import { create } from 'zustand';

type Notice = {
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  /** It says who is selected, and is no longer so once somebody selects otherwise. */
  readonly isOfSelection: boolean;
  readonly say: (text: string, tone?: 'plain' | 'bad') => void;
  readonly saySelected: (text: string) => void;
  /** Takes back what was said of a selection that is another one now. */
  readonly forgetSelected: () => void;
};

/** The last thing that happened, as one sentence: shown in the tray and read out. */
export const useNotice = create<Notice>()((set) => ({
  text: '',
  tone: 'plain',
  isOfSelection: false,
  say: (text, tone = 'plain') => set({ text, tone, isOfSelection: false }),
  saySelected: (text) => set({ text, tone: 'plain', isOfSelection: true }),
  forgetSelected: () => set((now) => (now.isOfSelection ? { text: '', isOfSelection: false } : now)),
}));
