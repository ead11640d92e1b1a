import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ENDPOINT_NAMES,
  ENDPOINTS,
  type Endpoint,
  type EndpointName,
  isKnownTo,
  namesInPath,
} from '#electron/store/remote/table/index.ts';
import { listDescribedFields, listFields, listReadFields } from './described-names.ts';
import { DESCRIBED, readDescription } from './openapi/description.ts';
import { DEVIATIONS } from './openapi/deviations.ts';
import { SEED_MEMBERS, SEED_USERS } from './seed-endpoints.ts';
import { withTable } from './table-text.ts';

const rowOf = (name: EndpointName): Endpoint => {
  const row: unknown = ENDPOINTS[name];
  return row as Endpoint;
};
const ROWS = ENDPOINT_NAMES.map((name) => [name, rowOf(name)] as const);
const NEWEST = readDescription('2.35');

/** Inputs that the server takes although its description is silent (coder-api 3.1, 3.4 and 6). */
const SILENT = ['listMembers q', 'listTokens include_all', 'listAutofillParameters template_id'];
const CALLBACKS: readonly string[] = ['githubCallback', 'oidcCallback'];

const isDescribed = (name: EndpointName, row: Endpoint, field: string): boolean => {
  const described = NEWEST.endpoints[name];
  const names =
    row.method === 'GET' ? described?.query : listFields(described?.body ?? null, NEWEST.definitions);
  return (names ?? []).includes(field) || SILENT.includes(`${name} ${field}`);
};

describe('the endpoint table', () => {
  it('has the endpoints of the seed documents, each once', () => {
    const paths = ROWS.map(([, row]) => `${row.method} ${row.path}`);
    expect(new Set(paths).size).toBe(paths.length);
    expect([SEED_MEMBERS.length, SEED_USERS.length]).toEqual([11, 35]);
    expect([...SEED_MEMBERS, ...SEED_USERS].filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('is compared with something: what rows read is really listed', () => {
    expect(listReadFields(ENDPOINTS.pageMembers.output)).toContain('members/*/roles/*/name');
    expect(listReadFields(ENDPOINTS.listAudit.output)).toContain('audit_logs/*/user/username');
    expect(listReadFields(ENDPOINTS.getEntitlements.output)).toContain('features/*/enabled');
  });

  it.each(DESCRIBED)('knows which endpoints came later than $version', ({ generation, minor }) => {
    const { endpoints } = readDescription(generation);
    const known = ROWS.filter(([, row]) => isKnownTo(row, minor)).map(([name]) => name);
    expect(Object.keys(endpoints).toSorted()).toEqual(known.toSorted());
  });

  it.each(ROWS)('%s takes what its path and its description ask for', (name, row) => {
    const inputs = Object.keys(row.input.shape);
    expect(inputs).toEqual(expect.arrayContaining([...namesInPath(row.path)]));
    const sent = inputs.filter((field) => !namesInPath(row.path).includes(field));
    // What the provider sends to a callback is between it and the server.
    const unknown = CALLBACKS.includes(name) ? [] : sent.filter((field) => !isDescribed(name, row, field));
    expect(unknown).toEqual([]);
  });

  it.each(ROWS)('%s reads nothing that the server never sends', (name, row) => {
    const known = DEVIATIONS.filter((one) => one.endpoints.includes(name));
    const instead = known.flatMap((one) => ('instead' in one ? [one.instead] : []));
    const responses = Object.values(NEWEST.endpoints[name]?.responses ?? {});
    const sent = listDescribedFields(NEWEST, [...responses, ...instead]);
    const extra = known.flatMap((one) =>
      'at' in one && one.rule === 'additionalProperties' ? [one.at] : [],
    );
    const invented = listReadFields(row.output).filter(
      (field) => !sent.has(field) && !extra.some((at) => at.test(`/${field}`)),
    );
    expect(invented).toEqual([]);
  });

  it.each(ROWS)('%s succeeds with a status that is described, or is a known deviation', (name, row) => {
    const deviates = DEVIATIONS.some((one) => one.endpoints.includes(name) && 'instead' in one);
    const described = Object.keys(NEWEST.endpoints[name]?.responses ?? {});
    expect(row.success.every((status) => described.includes(String(status))) || deviates).toBe(true);
  });

  it.each(ROWS)('%s says who may, and what an older server does', (_, row) => {
    expect(row.permission).toMatch(/^.+\.$/);
    expect(row.since === undefined).toBe(row.before === undefined);
    expect(row.method === 'GET' && row.effect === 'write').toBe(row.notClient !== undefined);
  });

  it('says of every call that the store makes where it is used, and of no other', () => {
    const folder = join(import.meta.dirname, '../../electron/store/remote/endpoints');
    const source = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const called = [...source.join('').matchAll(/callEndpoint\(\s*client,\s*'(\w+)'/g)].map(
      (found) => found[1] ?? '',
    );
    const used = ROWS.filter(([, row]) => row.usedIn.length > 0).map(([name]) => name);
    expect([...new Set(called)].toSorted()).toEqual(used.toSorted());
    expect(source.join('')).not.toMatch(/\/api\/v2/);
  });

  it('is shown in docs/endpoints.md as it is', () => {
    const document = readFileSync(join(import.meta.dirname, '../../docs/endpoints.md'), 'utf8');
    expect(withTable(document)).toBe(document);
  });
});
