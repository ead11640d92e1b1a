import { runMain } from '../base/fail.ts';
import { findBundleRow, findDatabaseRow, findRuntimeRow } from './app-rows.ts';
import { type Row, toCode, toTable } from './row.ts';
import {
  findDisplayRow,
  findKeyringRow,
  findLibraryRow,
  findNodeRow,
  findNpmRow,
  findPlatformRow,
  findSandboxRow,
} from './system-rows.ts';

/** `npm run doctor`: what is here, what is missing, and the command for it. Changes nothing. */
await runMain(async () => {
  const { row, runtime } = findRuntimeRow();
  const rows: readonly Row[] = [
    findNodeRow(),
    await findNpmRow(),
    findPlatformRow(),
    row,
    ...(runtime === null ? [] : [await findLibraryRow(runtime.executablePath)]),
    findSandboxRow(),
    await findDisplayRow(),
    await findKeyringRow(),
    await findDatabaseRow(),
    findBundleRow(),
  ];
  const code = toCode(rows);
  const verdict =
    code === 0 ? 'npm start and npm test can run.' : 'Something is in the way: see the lines marked BAD.';
  process.stdout.write(`${toTable(rows)}\n\n${verdict}\n`);
  return code;
});
