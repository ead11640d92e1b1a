import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from './table-text.ts';

/** `node test/contract/table-main.ts` writes the endpoint table into the README, between its marks. */
const path = join(import.meta.dirname, '../../README.md');
writeFileSync(path, withTable(readFileSync(path, 'utf8')));
