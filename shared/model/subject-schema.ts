import { z } from 'zod';
import { userIdSchema } from './deployment.ts';
import { organizationIdSchema } from './organization-schema.ts';
import { SUBJECT_SORTS, type Subject } from './subject.ts';

const toSchema = ({ kinds, hasUser, item }: (typeof SUBJECT_SORTS)[number]) =>
  z.object({
    kind: z.enum(kinds),
    // Every subject is somewhere: `SITE_ORGANIZATION_ID` for what is on the whole site.
    organizationId: organizationIdSchema,
    ...(hasUser ? { userId: userIdSchema } : {}),
    ...(item === null ? {} : { [item.name]: z.string().min(1).max(item.most) }),
  });

const [first, ...others] = SUBJECT_SORTS;

/** As a subject is before its ids are checked. */
type Told<S> = S extends Subject ? { readonly [K in keyof S]: K extends 'kind' ? S[K] : string } : never;

/** What a change is about, as it comes in: told by the ids of its kind, and by no others. */
// What is computed has no type of its own: the list names the very ids of the union (subject.test.ts holds both to it).
export const subjectSchema = z.discriminatedUnion('kind', [
  toSchema(first),
  ...others.map(toSchema),
]) as unknown as z.ZodType<Subject, Told<Subject>>;
