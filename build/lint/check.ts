import type { Finding, Source } from './finding.ts';
import { type Parsed, parse } from './parse.ts';
import { checkDefaultExport, checkLength, checkSuppressions } from './rule-files.ts';
import { checkImports } from './rule-imports.ts';
import { checkKeys } from './rule-keys.ts';
import { checkKinds } from './rule-kinds.ts';
import { checkFormat, checkHttp, checkSql } from './rule-places.ts';
import { checkCss, checkRuntime } from './rule-runtime.ts';
import { checkSync } from './rule-sync.ts';

const rules = [
  checkImports,
  checkHttp,
  checkSql,
  checkFormat,
  checkRuntime,
  checkSync,
  checkKeys,
  checkKinds,
  checkDefaultExport,
  checkSuppressions,
];

/** All findings of one file: scripts by every rule and by `more`, style sheets by their own. */
export const checkSource = (
  source: Source,
  more: (parsed: Parsed) => readonly Finding[] = () => [],
): readonly Finding[] => {
  if (source.path.endsWith('.css')) return [...checkLength(source), ...checkCss(source)];
  const parsed = parse(source);
  return [...checkLength(source), ...[...rules, more].flatMap((rule) => rule(parsed))];
};
