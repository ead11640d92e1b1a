import { keyed, type Route, type UserCall } from '../http/call.ts';
import { withUser } from '../http/params.ts';
import { error, json, type Reply, UNAUTHORIZED_DETAIL, type Validation } from '../http/reply.ts';
import { parseUuid } from '../rules/name-rule.ts';
import { personalOf } from '../world/personal.ts';
import type { User } from '../world/rows.ts';

const NAME = 'template_id';

/** What is wrong with the query; anything besides the template is an error here. */
const queryProblems = (query: URLSearchParams): readonly Validation[] => {
  const given = query.get(NAME) ?? '';
  const detail =
    given === ''
      ? `Query param "${NAME}" is required and cannot be empty`
      : parseUuid(given) === undefined
        ? `Query param "${NAME}" must be a valid uuid`
        : undefined;
  const others = [...new Set(query.keys())].filter((key) => key !== NAME);
  return [
    ...(detail === undefined ? [] : [{ field: NAME, detail }]),
    ...others.map((field) => ({ field, detail: `"${field}" is not a valid query param` })),
  ];
};

const list = ({ deployment, subject, query }: UserCall, user: User): Reply => {
  const problems = queryProblems(query);
  if (problems.length > 0) return error(400, 'Invalid query parameters.', '', problems);
  if (!subject.can('read_personal', { type: 'user', ownerId: user.id }))
    return error(500, "Internal error fetching user's parameters.", UNAUTHORIZED_DETAIL);
  const templateId = parseUuid(query.get(NAME) ?? '') ?? '';
  return json(200, personalOf(deployment.world, user.id).autofill[templateId] ?? []);
};

/** The build parameters a user last used with a template. */
export const autofillRoutes: readonly Route[] = [
  keyed('GET', '/users/{user}/autofill-parameters', withUser(list)),
];
