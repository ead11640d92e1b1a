import { runMain } from '../base/fail.ts';
import { runSteps } from './run-steps.ts';
import { steps } from './steps.ts';

/** `npm test`. */
await runMain(() => runSteps(steps, (line) => process.stdout.write(`${line}\n`)));
