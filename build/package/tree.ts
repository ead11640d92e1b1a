import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extractFile, listPackage, uncache } from '@electron/asar';

/** A sandboxed preload can require nothing but electron, and is read before every page. */
const mostPreloadBytes = 30_000;

/**
 * What may be in no file of ours that goes to people: ways around a protection that tests or developers once had
 * (SEC-10). Names of variables, of failpoints, of doubles.
 */
const BYPASSES: readonly RegExp[] = [
  /\bTEST_[A-Z]/,
  /FAIL_?POINT/i,
  /USE_PLAIN/,
  /basic_text/,
  /fake-?key(chain|tar|ring)/i,
  /\bVITEST\b/,
  /PLAYWRIGHT/i,
  /NODE_TLS_REJECT_UNAUTHORIZED\W{0,3}=/,
  /rejectUnauthorized:\s*(false|!1)/,
  /skipApproval|autoApprove|ROLLCALL_(UNSAFE|INSECURE|DEV|DEBUG)/,
];

const listFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** The files beside an archive that are not machine code: code there is checked by nothing. */
export const findLoose = (resources: string): readonly string[] => {
  const folder = join(resources, 'app.asar.unpacked');
  return listFiles(folder)
    .filter((path) => !path.endsWith('.node'))
    .map((path) => relative(folder, path).replaceAll('\\', '/'));
};

/** Our own code in an archive, by path. */
const readOwnCode = (archive: string): readonly (readonly [string, string])[] =>
  listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => /^out\/.*\.(cjs|js|html)$/.test(path))
    .map((path) => [path, extractFile(archive, path).toString('utf8')] as const);

/** What is wrong with a preload script, as sentences; empty when it is one small CommonJS file that needs only electron. */
export const judgePreload = (files: readonly string[], text: string): readonly string[] => {
  const required = [...text.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]*)["'`]/g)].map(
    ([, name]) => name,
  );
  const foreign = required.filter((name) => name !== 'electron');
  return [
    ...(files.length === 1 ? [] : [`The preload is ${files.length} files: ${files.join(', ')}.`]),
    ...(Buffer.byteLength(text) < mostPreloadBytes
      ? []
      : [`The preload has ${Buffer.byteLength(text)} bytes.`]),
    ...(foreign.length === 0 ? [] : [`The preload requires ${foreign.join(', ')}.`]),
    ...(/^\s*(import|export)\b/m.test(text) ? ['The preload is an ES module.'] : []),
    ...(required.includes('electron')
      ? []
      : ['The preload does not require electron: is it the right file?']),
  ];
};

/** Where a text has one of the ways around a protection, as sentences. */
export const findBypasses = (path: string, text: string): readonly string[] =>
  BYPASSES.flatMap((pattern) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`${path} has ${JSON.stringify(found)} in it.`];
  });

/** Where every process of the app enters. */
const ENTRIES = ['out/main/index.cjs', 'out/main/store.cjs', 'out/preload/index.cjs'];

/**
 * What is wrong with a packed app, as sentences. `isProduct`: nothing but machine code may lie outside of its archive;
 * an evaluation has the store's code there for a Node of its own.
 */
export const judgeTree = (resources: string, isProduct: boolean): readonly string[] => {
  const archive = join(resources, 'app.asar');
  // What was packed there before is remembered otherwise.
  uncache(archive);
  const code = readOwnCode(archive);
  const preloads = code.filter(([path]) => path.startsWith('out/preload/'));
  const missing = ENTRIES.filter((entry) => !code.some(([path]) => path === entry));
  const loose = isProduct ? findLoose(resources) : [];
  const beside = readdirSync(resources).filter(
    (name) => !['app.asar', 'app.asar.unpacked', 'node'].includes(name),
  );
  return [
    ...missing.map((entry) => `${entry} is not in the archive.`),
    ...loose.map((path) => `${path} lies outside of the archive.`),
    ...beside.map((name) => `${name} lies beside the archive.`),
    ...judgePreload(
      preloads.map(([path]) => path),
      preloads[0]?.[1] ?? '',
    ),
    ...code.flatMap(([path, text]) => findBypasses(path, text)),
  ];
};
