import { checkSource } from './check.ts';
import { readSources } from './files.ts';

/** `npm run boundaries`: every file against the house's import table and limits. Exit code 1 when one is broken. */
const sources = readSources();
const findings = sources.flatMap(checkSource);
for (const { path, line, rule, message } of findings) console.error(`${path}:${line} ${rule}: ${message}`);
console.log(`${sources.length} files, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
