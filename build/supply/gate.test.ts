import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit, judgeAudit, KNOWN_BAD, type Waiver, waiverSchema } from './gate.ts';

const today = '2026-11-28';
const bad = {
  id: 1,
  url: 'https://advisories.example/GHSA-aaaa-bbbb-cccc',
  title: 'Everything is read',
  severity: 'high',
  vulnerable_versions: '<2.0.0',
  cwe: [],
  cvss: { score: 8, vectorString: null },
};
const everybodyKnows = { [KNOWN_BAD.name]: [{ ...bad, id: 2, title: 'Old' }] };
const waiver: Waiver = {
  advisory: 'GHSA-aaaa-bbbb-cccc',
  package: 'left',
  since: '2026-11-20',
  until: '2026-12-20',
  reason: 'We never call the part that is broken.',
};

let dir = '';
let registry: Server | null = null;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-gate-'));
  const dependencies = { left: '1.0.0' };
  const top = { name: 'app', version: '1.0.0', dependencies };
  writeFileSync(join(dir, 'package.json'), JSON.stringify(top));
  const packages = { '': top, 'node_modules/left': { version: '1.0.0', integrity: 'sha512-AA==' } };
  writeFileSync(join(dir, 'package-lock.json'), JSON.stringify({ ...top, lockfileVersion: 3, packages }));
});
afterEach(async () => {
  const open = registry;
  registry = null;
  if (open !== null) await new Promise((done) => open.close(done).closeAllConnections());
  rmSync(dir, { recursive: true, force: true });
});

/** A registry on loopback that knows one package, and answers questions for advisories in its own way. */
const serve = async (status: number, advisories: unknown): Promise<void> => {
  const server = createServer((request, response) => {
    request.resume();
    const isAudit = request.method === 'POST';
    const name = request.url?.slice(1) ?? '';
    const number = name === KNOWN_BAD.name ? KNOWN_BAD.version : '1.0.0';
    const version = { name, version: number, dist: { tarball: `http://127.0.0.1/${name}.tgz` } };
    const packument = { name, 'dist-tags': { latest: number }, versions: { [number]: version } };
    response.writeHead(isAudit ? status : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isAudit ? advisories : packument));
  });
  registry = server;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  writeFileSync(
    join(dir, '.npmrc'),
    `registry=http://127.0.0.1:${port}/\nfetch-retries=0\ncache=${dir}/cache\n`,
  );
};

// npm is started twice for each question, which takes its time on a busy machine.
describe('SUP-2: the gate, against a registry', { timeout: 60_000 }, () => {
  it('fails on a known vulnerability, and passes with a waiver that holds', async () => {
    await serve(200, { left: [bad], ...everybodyKnows });
    const failed = await audit(dir, [], today);
    expect(failed).toEqual({
      state: 'failed',
      lines: ['high: left: Everything is read (GHSA-aaaa-bbbb-cccc)'],
    });
    expect(await audit(dir, [waiver], today)).toMatchObject({ state: 'passed' });
  });

  it('passes where nothing is known but what everybody knows', async () => {
    await serve(200, everybodyKnows);
    expect(await audit(dir, [], today)).toMatchObject({ state: 'passed' });
  });

  it.each([405, 500, 404])('says "not checked" where the registry answers %d', async (status) => {
    await serve(status, { error: 'no' });
    const { state, lines } = await audit(dir, [], today);
    expect(state).toBe('not-checked');
    expect(lines.join()).toMatch(/^Known vulnerabilities: not checked: ./);
  });

  it.each([
    ['an empty list', {}],
    ['another list', []],
    ['null', null],
    ['a number', 1],
    ['a page', '<html>Sign in</html>'],
    ['something that is no advisory', { [KNOWN_BAD.name]: ['x'] }],
    ['versions that are none', { [KNOWN_BAD.name]: [{ ...bad, vulnerable_versions: 'soon' }] }],
    ['a vulnerability of ours alone', { left: [bad] }],
  ])('says "not checked" where the registry answers with %s', async (_, answer) => {
    await serve(200, answer);
    const { state, lines } = await audit(dir, [], today);
    expect(state).toBe('not-checked');
    expect(lines.join()).toMatch(/^Known vulnerabilities: not checked: ./);
  });

  it('says "not checked" where nobody answers', async () => {
    writeFileSync(join(dir, '.npmrc'), `registry=http://127.0.0.1:1/\nfetch-retries=0\ncache=${dir}/cache\n`);
    expect(await audit(dir, [], today)).toMatchObject({ state: 'not-checked' });
  });
});

const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: { left: { via: [bad] }, middle: { via: ['left'] } },
});

describe('waivers', () => {
  it.each<[string, Partial<Waiver>, string]>([
    ['that ended', { until: '2026-11-27' }, 'ended on 2026-11-27'],
    ['that are too long', { until: '2026-12-21' }, '30 at most'],
    ['that begin in the future', { since: '2026-11-29' }, 'begins in the future'],
    ['that end before they begin', { until: '2026-11-01' }, '30 at most'],
  ])('%s hold nothing, and fail by themselves', (_, change, words) => {
    const { state, lines } = judgeAudit(report, [{ ...waiver, ...change }], today);
    expect(state).toBe('failed');
    expect(lines[0]).toContain(words);
    expect(lines).toHaveLength(2);
  });

  it('hold for their own package and advisory only', () => {
    expect(judgeAudit(report, [{ ...waiver, package: 'right' }], today).state).toBe('failed');
    expect(judgeAudit(report, [{ ...waiver, advisory: 'GHSA-x' }], today).state).toBe('failed');
    expect(judgeAudit(report, [waiver], '2026-12-20').state).toBe('passed');
  });

  it('need a reason', () => {
    expect(waiverSchema.safeParse({ ...waiver, reason: 'later' }).success).toBe(false);
    expect(waiverSchema.safeParse(waiver).success).toBe(true);
  });
});

describe('judgeAudit', () => {
  it.each(['', 'not json', '{}', '[]', '{"auditReportVersion":1}', '{"message":"405 Method Not Allowed"}'])(
    'takes %j for no report, and never for a pass',
    (text) => {
      expect(judgeAudit(text, [], today).state).toBe('not-checked');
    },
  );

  it.each([
    ['no reason at all', { left: { via: [] } }],
    ['a package that is not in the report', { left: { via: ['right'] } }],
    ['each other', { left: { via: ['right'] }, right: { via: ['left'] } }],
    ['an advisory and a package that is not there', { left: { via: [bad, 'right'] } }],
  ])('fails on a package that is vulnerable by %s', (_, vulnerabilities) => {
    const text = JSON.stringify({ auditReportVersion: 2, vulnerabilities });
    const { state, lines } = judgeAudit(text, [waiver], today);
    expect(state).toBe('failed');
    expect(lines[0]).toContain('no advisory says why');
  });
});
