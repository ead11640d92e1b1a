import type { Refusal } from './refusal.ts';

/** Refusals that any endpoint may give (coder-api 1.3 to 1.8). */
export const requestRefusals: readonly Refusal[] = [
  { code: 'bad-json', status: 400, message: 'Request body must be valid JSON.' },
  {
    code: 'invalid-fields',
    status: 400,
    message: 'Validation failed.',
  },
  { code: 'bad-query', status: 400, message: 'Query parameters have invalid values.' },
  { code: 'bad-query', status: 400, message: 'Invalid query parameters.' },
  {
    code: 'bad-search',
    status: 400,
    message: { ends: ' search query.' },
  },
  {
    code: 'user-unknown',
    status: 400,
    message: '"user" must be an existing uuid or username.',
  },
  {
    code: 'not-licensed',
    status: 403,
    message: { ends: ' is a Premium feature. Contact sales!' },
  },
  {
    code: 'experiment-off',
    status: 403,
    message: { has: ' functionality requires enabling the ' },
  },
  {
    code: 'forbidden',
    status: 403,
    message: 'Forbidden.',
  },
  {
    code: 'not-visible',
    status: 404,
    message: 'Resource not found or you do not have access to this resource',
  },
  {
    code: 'route-unknown',
    status: 404,
    message: 'Route not found.',
  },
  {
    code: 'rate-limited',
    status: 429,
    message: { starts: "You've been rate limited" },
  },
  {
    code: 'cursor-in-two',
    status: 500,
    message: 'An internal server error occurred.',
    detail: { has: 'more than one row returned by a subquery' },
  },
  {
    code: 'hidden-forbidden',
    status: 500,
    message: { has: '' },
    detail: { has: 'unauthorized: rbac: forbidden' },
  },
  {
    code: 'bad-check',
    status: 400,
    message: { starts: 'Object\'s "resource_type" field must be defined' },
  },
  {
    code: 'bad-check',
    status: 400,
    message: { starts: 'Endpoint only supports using "resource_id" field' },
  },
  { code: 'bad-check', status: 400, message: { ends: 'id is not a valid uuid.' } },
  {
    code: 'bad-check',
    status: 400,
    message: { ends: 'does not support "resource_id" field.' },
  },
];
