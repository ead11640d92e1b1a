import { isLegalName } from '../rules/name-rule.ts';
import { error, type Reply, type Validation } from './reply.ts';

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(?:\.[^\s@.]+)*$/;
const MAX_NAME_BYTES = 128;

/** A failed struct validation, worded like the server's. */
export const tagProblem = (field: string, tag: string, value: string): Validation => ({
  field,
  detail: `Validation failed for tag "${tag}" with value: "${value}"`,
});

/** Runs one field's tags in order and gives the first that fails, as a list to be joined with others. */
export const checkField = (
  field: string,
  value: string,
  tags: readonly (readonly [tag: string, isMet: boolean])[],
): readonly Validation[] => {
  const failed = tags.find(([, isMet]) => !isMet);
  return failed === undefined ? [] : [tagProblem(field, failed[0], value)];
};

/** A required e-mail address; `requiredTag` is what an absent one is called. */
export const checkEmail = (value: string, requiredTag = 'required'): readonly Validation[] =>
  checkField('email', value, [
    [requiredTag, value !== ''],
    ['email', EMAIL.test(value)],
  ]);

/** A required, legal username. */
export const checkUsername = (value: string): readonly Validation[] =>
  checkField('username', value, [
    ['required', value !== ''],
    ['username', isLegalName(value)],
  ]);

/** A display name: at most 128 bytes, no space at either end; empty is fine. */
export const checkRealName = (value: string): readonly Validation[] => {
  const isShort = new TextEncoder().encode(value).length <= MAX_NAME_BYTES;
  return checkField('name', value, [['user_real_name', isShort && value.trim() === value]]);
};

/** A field that must not be empty. */
export const checkRequired = (field: string, value: string): readonly Validation[] =>
  checkField(field, value, [['required', value !== '']]);

/** The 400 that reports all failed fields together, or undefined when there are none. */
export const validationRefusal = (problems: readonly Validation[]): Reply | undefined =>
  problems.length === 0 ? undefined : error(400, 'Validation failed.', '', problems);
