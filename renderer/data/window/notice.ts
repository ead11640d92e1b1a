import { create } from 'zustand';

type Notice = {
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly say: (text: string, tone?: 'plain' | 'bad') => void;
};

/** The last thing that happened, as one sentence: shown in the tray and read out. */
export const useNotice = create<Notice>()((set) => ({
  text: '',
  tone: 'plain',
  say: (text, tone = 'plain') => set({ text, tone }),
}));
