import { APPROVAL } from './approval.ts';
import { BORDERS } from './borders.ts';
import { cipherMutants } from './cipher.ts';
import { CORE_MUTANTS } from './core.ts';
import { DURABILITY } from './durability.ts';
import { PLANS } from './engine-plan.ts';
import { SENDING } from './engine-sending.ts';
import { FILES } from './files.ts';
import { FIRST_ROWS } from './first-rows.ts';
import { GROWTH } from './growth.ts';
import { JOURNAL_MUTANTS } from './journal.ts';
import { KEYCHAIN_MUTANTS } from './keychain.ts';
import { KEYS } from './keys.ts';
import { KINDS } from './kinds.ts';
import { LISTS } from './lists.ts';
import { LOAD } from './load.ts';
import type { Mutant } from './mutant.ts';
import { NETWORK_MUTANTS } from './networks.ts';
import { PACKAGED } from './packaged.ts';
import { PAGE_MUTANTS } from './page.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PASTED } from './pasted.ts';
import { PASTED_FORMS } from './pasted-forms.ts';
import { REMOTE_MUTANTS } from './remote.ts';
import { REVIEW_MUTANTS } from './review.ts';
import { ROWS } from './rows.ts';
import { RUN_MUTANTS } from './run.ts';
import { SERVER } from './server.ts';
import { START_MUTANTS } from './starts.ts';
import { SYNC_MUTANTS } from './sync.ts';
import { TOKEN_MUTANTS } from './token.ts';
import { TOKEN_EXPIRY } from './token-expiry.ts';
import { TRUTH } from './truth.ts';
import { WINDOW_MUTANTS } from './window.ts';

export type { Mutant };

/** Every protection that a test is known to hold. */
export const MUTANTS: readonly Mutant[] = [
  ...APPROVAL,
  ...SENDING,
  ...PLANS,
  ...RUN_MUTANTS,
  ...KINDS,
  ...TOKEN_EXPIRY,
  ...JOURNAL_MUTANTS,
  ...DURABILITY,
  ...cipherMutants,
  ...REMOTE_MUTANTS,
  ...CORE_MUTANTS,
  ...REVIEW_MUTANTS,
  ...TOKEN_MUTANTS,
  ...KEYCHAIN_MUTANTS,
  ...NETWORK_MUTANTS,
  ...BORDERS,
  ...PAGE_MUTANTS,
  ...PAGE_SCRIPT,
  ...ROWS,
  ...PACKAGED,
  ...LOAD,
  ...LISTS,
  ...PASTED,
  ...PASTED_FORMS,
  ...GROWTH,
  ...SYNC_MUTANTS,
  ...FILES,
  ...SERVER,
  ...TRUTH,
  ...KEYS,
  ...WINDOW_MUTANTS,
  ...START_MUTANTS,
  ...FIRST_ROWS,
];
