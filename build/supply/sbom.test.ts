import { describe, expect, it } from 'vitest';
import { checkSbom, toBundled, toSbom } from './sbom.ts';

const one = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  type: 'library',
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  hashes: [{ alg: 'SHA-512', content: 'a'.repeat(128) }],
});
const report = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:bb1c7952-0670-4cf1-8617-6b8284c28f33',
  version: 1,
  metadata: {
    timestamp: '2026-11-28T19:29:11.422Z',
    component: { ...one('app', '0.1.0'), name: 'the-folder-it-was-built-in' },
  },
  components: [one('sqlite', '1.0.0'), one('@scope/ui', '2.0.0'), one('tool', '3.0.0'), one('deep', '4.0.0')],
  dependencies: [
    { ref: 'app@0.1.0', dependsOn: ['sqlite@1.0.0', 'tool@3.0.0'] },
    { ref: 'sqlite@1.0.0', dependsOn: ['deep@4.0.0', 'tool@3.0.0'] },
    { ref: 'tool@3.0.0', dependsOn: [] },
  ],
};
const app = {
  carried: [
    { name: 'sqlite', version: '1.0.0' },
    { name: 'deep', version: '4.0.0' },
  ],
  bundled: [{ name: '@scope/ui', version: '2.0.0' }],
  runtimes: [
    { name: 'electron', version: '45.4.1', purl: 'pkg:npm/electron@45.4.1', sha256: 'b'.repeat(64) },
  ],
};

describe('SUP-2: the bill of materials', () => {
  it('has what is carried, what is bundled and the runtime, and no tool', () => {
    const sbom = toSbom(report, app);
    expect(sbom.components.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'sqlite 1.0.0',
      'deep 4.0.0',
      '@scope/ui 2.0.0',
      'electron 45.4.1',
    ]);
    expect(sbom.metadata.component).toMatchObject({ name: 'app', type: 'application', version: '0.1.0' });
    expect(sbom.dependencies[1]).toEqual({ ref: 'sqlite@1.0.0', dependsOn: ['deep@4.0.0'] });
    expect(JSON.stringify(sbom)).not.toContain('the-folder');
  });

  it('is not made when the app has something in it that nobody can name', () => {
    const bundled = [{ name: 'unknown', version: '1.0.0' }];
    expect(() => toSbom(report, { ...app, bundled })).toThrow(/pkg:npm\/unknown@1.0.0/);
  });

  it('is not sound with a name twice, a lost reference or a missing field', () => {
    const sbom = toSbom(report, app);
    expect(() => checkSbom({ ...sbom, components: [...sbom.components, sbom.components[0]] })).toThrow(
      /twice/,
    );
    expect(() => checkSbom({ ...sbom, components: sbom.components.slice(1) })).toThrow(/does not have/);
    expect(() => checkSbom({ ...sbom, specVersion: '1.4' })).toThrow();
    expect(() => checkSbom({ ...sbom, components: [{ name: 'x' }] })).toThrow();
  });

  it('reads the list of licences that the bundler writes', () => {
    const text =
      '# Licenses\n\n## csv-stringify - 6.9.0 (MIT)\n\ntext\n\n## @radix-ui/primitive - 1.2.0 (MIT)\n';
    expect(toBundled(text)).toEqual([
      { name: 'csv-stringify', version: '6.9.0' },
      { name: '@radix-ui/primitive', version: '1.2.0' },
    ]);
  });
});
