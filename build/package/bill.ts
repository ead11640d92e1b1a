import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { extractFile, listPackage } from '@electron/asar';
import { z } from 'zod';
import { capture } from '../base/command.ts';
import { inRoot } from '../base/root.ts';
import type { Runtime } from '../runtime/types.ts';
import { type Package, toBundled, toSbom } from '../supply/sbom.ts';

const about = z.object({ name: z.string(), version: z.string() });

/** The packages that lie in an archive, by what their own package.json says. */
const listCarried = (archive: string): readonly Package[] =>
  listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => /^node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    .map((path) => about.parse(JSON.parse(extractFile(archive, path).toString('utf8'))));

const toSha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const runNpm = async (args: readonly string[]): Promise<string> => {
  const own = process.env.npm_execpath;
  const { code, stdout, stderr } =
    own === undefined ? await capture('npm', args) : await capture(process.execPath, [own, ...args]);
  if (code !== 0) throw new Error(`npm ${args[0]} failed (${code}): ${stderr.trim()}`);
  return stdout;
};

/** A packed app to write the bill of materials of. */
export type Packed = {
  readonly archive: string;
  readonly program: string;
  readonly runtime: Runtime;
  /** The Node beside it, where it has one of its own. */
  readonly ownNode: string | null;
};

/** Writes the CycloneDX bill of materials of a packed app into `target`, and returns how many components it has. */
export const writeBill = async (
  { archive, program, runtime, ownNode }: Packed,
  target: string,
): Promise<number> => {
  const report: unknown = JSON.parse(await runNpm(['sbom', '--sbom-format', 'cyclonedx']));
  const bundled = ['main', 'renderer'].flatMap((name) =>
    toBundled(readFileSync(inRoot('out', name, 'licenses.md'), 'utf8')),
  );
  const { version } = runtime;
  const electron = {
    name: 'electron',
    version,
    purl: `pkg:npm/electron@${version}`,
    sha256: toSha256(program),
  };
  const nodeVersion = process.versions.node;
  const node =
    ownNode === null
      ? []
      : [
          {
            name: 'node',
            version: nodeVersion,
            purl: `pkg:generic/node@${nodeVersion}`,
            sha256: toSha256(ownNode),
          },
        ];
  const sbom = toSbom(report, { carried: listCarried(archive), bundled, runtimes: [electron, ...node] });
  writeFileSync(target, `${JSON.stringify(sbom, null, 2)}\n`);
  return sbom.components.length;
};
