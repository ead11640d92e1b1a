import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from '#electron/demo/index.ts';
import type { EndpointName } from '#electron/store/remote/table/index.ts';

/** A JSON schema as Swagger 2 writes it, bare. */
export type Schema = Readonly<Record<string, unknown>>;

/** What Coder itself says about the endpoints of the table, for one release. */
export type Description = {
  readonly version: string;
  readonly endpoints: Readonly<
    Partial<
      Record<
        EndpointName,
        {
          /** By status; null: no body. */
          readonly responses: Readonly<Record<string, Schema | null>>;
          readonly body: Schema | null;
          readonly query: readonly string[];
        }
      >
    >
  >;
  readonly definitions: Readonly<Record<string, Schema>>;
};

/** Which release's description stands for which generation. */
export const DESCRIBED = [
  { generation: '2.24', version: '2.24.0', minor: 24 },
  { generation: '2.31', version: '2.31.0', minor: 31 },
  { generation: '2.35', version: '2.35.0', minor: 35 },
] as const satisfies readonly {
  readonly generation: Generation;
  readonly version: string;
  readonly minor: number;
}[];

/** The description of a generation, as `extract.ts` left it here. */
export const readDescription = (generation: Generation): Description =>
  // Written by extract.ts, by this very type.
  JSON.parse(readFileSync(join(import.meta.dirname, `v${generation}.json`), 'utf8')) as Description;
