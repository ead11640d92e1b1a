import { z } from 'zod';

const component = z.looseObject({
  'bom-ref': z.string().min(1),
  type: z.enum(['application', 'framework', 'library', 'platform']),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:'),
  hashes: z
    .array(
      z.object({
        alg: z.enum(['SHA-256', 'SHA-384', 'SHA-512']),
        content: z.string().regex(/^[0-9a-f]{64,128}$/),
      }),
    )
    .optional(),
  licenses: z.array(z.looseObject({})).optional(),
});

/** What we write and promise of a CycloneDX 1.5 document: the fields that its schema and its readers need. */
const bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/),
  version: z.number().int().positive(),
  metadata: z.looseObject({ timestamp: z.iso.datetime(), component }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});
export type Sbom = z.infer<typeof bom>;

/** A package by its own name and version, as the bundler's list of licences and npm's list have it. */
export type Package = { readonly name: string; readonly version: string };

/** What goes into an app besides its packages, which npm knows nothing of. */
export type Runtime = Package & { readonly purl: string; readonly sha256: string | null };

/** The packages in a list of licences that the bundler wrote: `## name - 1.2.3 (MIT)`. */
export const toBundled = (licences: string): readonly Package[] =>
  [...licences.matchAll(/^## (\S+) - (\d\S*) /gm)].map(([, name = '', version = '']) => ({ name, version }));

const toPurl = ({ name, version }: Package): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const toRuntime = ({ name, version, purl, sha256 }: Runtime): z.infer<typeof component> => ({
  'bom-ref': `${name}@${version}`,
  type: 'platform',
  name,
  version,
  purl,
  ...(sha256 === null ? {} : { hashes: [{ alg: 'SHA-256', content: sha256 }] }),
});

/**
 * The bill of materials of a packaged app, out of npm's own about the whole installation: the packages that lie in it,
 * those that were bundled into it, and the runtimes. Throws when npm's lacks one of them or the outcome is not sound.
 */
export const toSbom = (
  npmReport: unknown,
  app: {
    readonly carried: readonly Package[];
    readonly bundled: readonly Package[];
    readonly runtimes: readonly Runtime[];
  },
): Sbom => {
  const all = bom.parse(npmReport);
  const wanted = [...new Set([...app.carried, ...app.bundled].map(toPurl))];
  const found = wanted.map((purl) => {
    const one = all.components.find((candidate) => candidate.purl === purl);
    if (one === undefined) throw new Error(`The app has ${purl} in it, which npm's list has not.`);
    return one;
  });
  const top = all.metadata.component;
  const name = top.purl.replace(/^pkg:npm\/|@[^@]*$/g, '');
  const components = [...found, ...app.runtimes.map(toRuntime)];
  const refs = new Set([top['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  return checkSbom({
    ...all,
    metadata: { ...all.metadata, component: { ...top, name, type: 'application' } },
    components,
    dependencies: [
      { ref: top['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) },
      ...all.dependencies
        .filter(({ ref }) => ref !== top['bom-ref'] && refs.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
    ],
  });
};

/** Throws unless a document is a sound bill of materials: well formed, no name twice, no reference to nothing. */
export const checkSbom = (document: unknown): Sbom => {
  const read = bom.parse(document);
  const refs = [read.metadata.component, ...read.components].map((one) => one['bom-ref']);
  const twice = refs.find((ref, at) => refs.indexOf(ref) !== at);
  if (twice !== undefined) throw new Error(`The bill of materials names ${twice} twice.`);
  const lost = read.dependencies
    .flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn])
    .find((ref) => !refs.includes(ref));
  if (lost !== undefined) throw new Error(`The bill of materials refers to ${lost}, which it does not have.`);
  return read;
};
