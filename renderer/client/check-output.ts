import { contract } from '#shared/contract/index.ts';
import type { CheckOutput } from './connection.ts';

/** Parses an answer by the contract. A file of its own: whoever imports it has every schema. */
export const checkOutput: CheckOutput = (name, value) => void contract[name].output.parse(value);
