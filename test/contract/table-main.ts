import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from './table-text.ts';

/** `node test/contract/table-main.ts` writes the endpoint table into docs/endpoints.md, between its marks. */
const path = join(import.meta.dirname, '../../docs/endpoints.md');
writeFileSync(path, withTable(readFileSync(path, 'utf8')));
