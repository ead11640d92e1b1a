import { z } from 'zod';
import type { AnswerOutput } from '#electron/store/remote/table/shape/shape.ts';
import type { Description, Schema } from './openapi/description.ts';

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toTarget = (schema: Schema, definitions: Readonly<Record<string, unknown>>): Schema => {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const found = name === undefined ? undefined : definitions[name];
  return isSchema(found) ? toTarget(found, definitions) : schema;
};

/** Every path of fields in a schema, lists as a star between slashes. A schema inside itself is followed once. */
export const listFields = (
  schema: unknown,
  definitions: Readonly<Record<string, unknown>>,
  at = '',
  depth = 0,
): readonly string[] => {
  if (!isSchema(schema) || depth > 8) return [];
  const target = toTarget(schema, definitions);
  const parts = [target.allOf, target.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const go = (inner: unknown, where: string) => listFields(inner, definitions, where, depth + 1);
  const tuple = Array.isArray(target.prefixItems) ? target.prefixItems : [];
  const properties = isSchema(target.properties) ? Object.entries(target.properties) : [];
  return [
    ...parts.flatMap((part) => go(part, at)),
    ...[target.items, ...tuple].flatMap((item) => go(item, `${at}*/`)),
    ...go(target.additionalProperties, `${at}*/`),
    ...properties.flatMap(([name, inner]) => [`${at}${name}`, ...go(inner, `${at}${name}/`)]),
  ];
};

/** The fields that an output looks at, before it turns them into anything. */
export const listReadFields = (schema: AnswerOutput): readonly string[] => {
  if ('reads' in schema) return schema.reads;
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return listFields(json, { ...json.$defs });
};

/** The fields that a description promises for a success of one of these statuses. */
export const listDescribedFields = (
  { definitions }: Description,
  schemas: readonly (Schema | null | undefined)[],
): ReadonlySet<string> => new Set(schemas.flatMap((schema) => listFields(schema, definitions)));
