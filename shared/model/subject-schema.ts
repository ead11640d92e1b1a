import { z } from 'zod';
import { userIdSchema } from './deployment.ts';
import { organizationIdSchema } from './organization-schema.ts';
import { SUBJECT_SORTS, type Subject } from './subject.ts';

type Sort = (typeof SUBJECT_SORTS)[number];

type Fields<S extends Sort> = {
  readonly kind: z.ZodEnum<{ readonly [K in S['kinds'][number]]: K }>;
  readonly organizationId: typeof organizationIdSchema;
} & (S['hasUser'] extends true ? { readonly userId: typeof userIdSchema } : unknown) &
  (S['item'] extends { readonly name: infer N extends string } ? Readonly<Record<N, z.ZodString>> : unknown);

/** The schema of each sort by itself, so that a list of them is a list of alternatives. */
type SchemaOf<S extends Sort> = S extends Sort ? z.ZodObject<Fields<S>> : never;

// Fields that are there by a condition have no type of their own; `Fields` says the same conditions once more.
const toSchema = <S extends Sort>({ kinds, hasUser, item }: S) =>
  z.object({
    kind: z.enum(kinds),
    // Every subject is somewhere: `SITE_ORGANIZATION_ID` for what is on the whole site.
    organizationId: organizationIdSchema,
    ...(hasUser ? { userId: userIdSchema } : {}),
    ...(item === null ? {} : { [item.name]: z.string().max(item.most).regex(item.form) }),
  }) as SchemaOf<S>;

const [first, ...others] = SUBJECT_SORTS;

/** What a change is about, as it comes in: told by the ids of its kind, and by no others. */
export const subjectSchema = z.discriminatedUnion('kind', [
  toSchema(first),
  ...others.map((sort) => toSchema(sort)),
]) satisfies z.ZodType<Subject>;
