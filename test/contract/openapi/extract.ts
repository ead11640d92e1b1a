import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINT_NAMES, ENDPOINTS, type Endpoint } from '#electron/store/remote/table/index.ts';
import { DESCRIBED, type Description, type Schema } from './description.ts';

/**
 * Takes what the contract suite needs out of Coder's own API descriptions. `node extract.ts FOLDER`, where the folder
 * holds `coder-v<release>.swagger.json` for each. Writes one small file per generation beside this one.
 */

type Swagger = {
  readonly basePath: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Schema>>;
};
type Operation = {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema?: Schema }[];
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
};

const KEPT = new Set([
  'type',
  'format',
  'enum',
  'required',
  'items',
  'allOf',
  '$ref',
  'additionalProperties',
]);

const mapValues = <From, To>(of: Readonly<Record<string, From>>, to: (value: From) => To) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(value)]));

/** Only what a validator looks at: texts, examples and the generator's own keys are left out. */
const toBare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toBare);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'properties' && typeof inner === 'object' && inner !== null)
      return [[key, mapValues({ ...inner }, toBare)]];
    return KEPT.has(key) ? [[key, key === 'enum' || key === 'required' ? inner : toBare(inner)]] : [];
  });
  return Object.fromEntries(kept);
};

const refsIn = (schema: unknown): readonly string[] =>
  [...JSON.stringify(schema ?? null).matchAll(/"#\/definitions\/([^"]+)"/g)].map((found) => found[1] ?? '');

/** Everything that these schemas lead to, themselves not included. */
const collect = (definitions: Swagger['definitions'], from: readonly unknown[]) => {
  const found: Record<string, Schema> = {};
  const open = from.flatMap(refsIn);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found[name] !== undefined) continue;
    const bare = toBare(definitions[name]) as Schema;
    found[name] = bare;
    open.push(...refsIn(bare));
  }
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const findOperation = (swagger: Swagger, row: Pick<Endpoint, 'method' | 'path'>): Operation | undefined => {
  const path = swagger.basePath === '/' ? row.path : row.path.replace('/api/v2', '');
  return swagger.paths[path]?.[row.method.toLowerCase()];
};

const describe = (swagger: Swagger, version: string): Description => {
  const endpoints = ENDPOINT_NAMES.flatMap((name) => {
    const operation = findOperation(swagger, ENDPOINTS[name]);
    if (operation === undefined) return [];
    const body = operation.parameters?.find((parameter) => parameter.in === 'body')?.schema;
    const query = operation.parameters?.filter((parameter) => parameter.in === 'query');
    const responses = mapValues(operation.responses, ({ schema }) => toBare(schema ?? null) as Schema | null);
    return [
      [
        name,
        {
          responses,
          body: (toBare(body ?? null) ?? null) as Schema | null,
          query: (query ?? []).map((parameter) => parameter.name),
        },
      ] as const,
    ];
  });
  const schemas = endpoints.flatMap(([, found]) => [found.body, ...Object.values(found.responses)]);
  const always = { $ref: '#/definitions/codersdk.Response' };
  return {
    version,
    endpoints: Object.fromEntries(endpoints),
    definitions: collect(swagger.definitions, [...schemas, always]),
  };
};

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder holds the descriptions?');
mkdirSync(import.meta.dirname, { recursive: true });
for (const { generation, version } of DESCRIBED) {
  const text = readFileSync(join(folder, `coder-v${version}.swagger.json`), 'utf8');
  // Coder's own file; what is missing in it fails here, where somebody looks.
  const description = describe(JSON.parse(text) as Swagger, version);
  writeFileSync(
    join(import.meta.dirname, `v${generation}.json`),
    `${JSON.stringify(description, null, 1)}\n`,
  );
}
