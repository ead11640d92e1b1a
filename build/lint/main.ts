import { checkSource } from './check.ts';
import { readSources } from './files.ts';
import { readRepository } from './repository.ts';
import { createCheckCitations } from './rule-citations.ts';
import { createCheckOwnFiles } from './rule-own-file.ts';
import { createCheckTypeNames } from './rule-type-names.ts';

/** `npm run boundaries`: every file against the house's import table and limits. Exit code 1 when one is broken. */
const sources = readSources();
const repository = readRepository();
const citations = createCheckCitations(repository);
const ownFiles = createCheckOwnFiles();
const typeNames = createCheckTypeNames();
const findings = [
  ...sources.flatMap((source) =>
    checkSource(source, (parsed) => {
      ownFiles.note(parsed);
      typeNames.note(parsed);
      return citations.ofScript(parsed);
    }),
  ),
  ...ownFiles.list(),
  ...typeNames.list(),
  ...[...repository.documents.values()].flatMap(citations.ofDocument),
];
for (const { path, line, rule, message } of findings) console.error(`${path}:${line} ${rule}: ${message}`);
console.log(`${sources.length + repository.documents.size} files, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
