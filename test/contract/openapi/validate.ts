import { Ajv, type ValidateFunction } from 'ajv';
import type { Generation } from '#electron/demo/index.ts';
import type { EndpointName } from '#electron/store/remote/table/index.ts';
import { readDescription, type Schema } from './description.ts';

/** One place where a response is not what Coder's description says. Indices of lists are written as `*`. */
export type Finding = { readonly at: string; readonly rule: string; readonly text: string };

/** Checks responses of one generation. `instead`: another schema, where the real server deviates as a whole. */
export type Validator = {
  readonly check: (
    name: EndpointName,
    status: number,
    body: unknown,
    instead?: Schema | null,
  ) => readonly Finding[];
  readonly has: (name: EndpointName) => boolean;
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that nobody described are findings too, wherever a description names any. */
const close = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(close);
  if (!isSchema(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'enum' || key === 'required' ? value : close(value),
    ]),
  );
  const isOpen = 'properties' in schema && !('additionalProperties' in schema);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
};

const FORMATS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^[a-z][a-z0-9+.-]*:/,
  url: true,
  float64: true,
  int64: true,
} as const;

const RESPONSE = { $ref: '#/definitions/codersdk.Response' };

const toFindings = (validate: ValidateFunction): readonly Finding[] =>
  (validate.errors ?? []).map((error) => {
    const extra =
      error.keyword === 'additionalProperties' ? `/${String(error.params.additionalProperty)}` : '';
    return {
      at: error.instancePath.replace(/\/\d+(?=\/|$)/g, '/*') + extra,
      rule: error.keyword,
      text: error.message ?? '',
    };
  });

/** The validator of a generation's own description. */
export const createValidator = (generation: Generation): Validator => {
  const description = readDescription(generation);
  const ajv = new Ajv({ allErrors: true, strict: false, formats: FORMATS });
  const compiled = new Map<string, ValidateFunction>();
  const definitions = close(description.definitions);
  const compile = (schema: Schema): ValidateFunction => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key) ?? ajv.compile({ definitions, allOf: [close(schema)] });
    compiled.set(key, known);
    return known;
  };
  const run = (schema: Schema, body: unknown): readonly Finding[] => {
    const validate = compile(schema);
    return validate(body) ? [] : toFindings(validate);
  };
  return {
    has: (name) => description.endpoints[name] !== undefined,
    check: (name, status, body, instead) => {
      const row = description.endpoints[name];
      // Refusals are described for few endpoints, but all of them have one body.
      if (status >= 400 || row === undefined) return body === null ? [] : run(RESPONSE, body);
      if (instead !== undefined) return instead === null ? [] : run(instead, body);
      const schema = row.responses[String(status)];
      if (schema === undefined) return [{ at: '', rule: 'status', text: `${status} is not described` }];
      if (schema === null)
        return body === null ? [] : [{ at: '', rule: 'body', text: 'a body is not described' }];
      return run(schema, body);
    },
  };
};
