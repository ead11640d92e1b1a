import { runMain } from '../base/fail.ts';
import { checkTypes } from './types.ts';

/** `npm run types`. */
await runMain(checkTypes);
