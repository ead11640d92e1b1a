import type { StoreAsk } from '#shared/contract/host.ts';

/** A whole question of the store to a person; what a test is about is put over it. */
export const QUESTION: Extract<StoreAsk, { readonly ask: 'approve' }> = {
  ask: 'approve',
  kind: 'plan',
  about: 'one',
  title: 'Apply 3 changes',
  lines: ['first line'],
  confirmLabel: 'Apply 3',
  moves: [],
  people: null,
  reasons: [],
  tone: 'normal',
  subject: {
    name: 'prod',
    host: 'coder.acme.example',
    account: null,
    environment: 'production',
    environmentFirst: 'production',
  },
};
