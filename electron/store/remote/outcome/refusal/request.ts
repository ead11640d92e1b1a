import { refusals } from './refusal.ts';

const REPORT = 'The server did not understand the request. Report this with the request id.';

/** Refusals that any endpoint may give (coder-api 1.3 to 1.8). */
export const requestRefusals = refusals([
  { code: 'bad-json', status: 400, message: 'Request body must be valid JSON.', say: REPORT },
  {
    code: 'invalid-fields',
    status: 400,
    message: 'Validation failed.',
    say: 'The server does not accept some of the values. Check them.',
  },
  { code: 'bad-query', status: 400, message: 'Query parameters have invalid values.', say: REPORT },
  { code: 'bad-query', status: 400, message: 'Invalid query parameters.', say: REPORT },
  {
    code: 'bad-search',
    status: 400,
    message: { ends: ' search query.' },
    say: 'The server does not understand this search. Change it.',
  },
  {
    code: 'user-unknown',
    status: 400,
    message: '"user" must be an existing uuid or username.',
    say: 'This person is no longer on the server, or the token may not see them. Sync.',
  },
  {
    code: 'not-licensed',
    status: 403,
    message: { ends: ' is a Premium feature. Contact sales!' },
    say: 'This server is not licensed for that. Ask who runs it.',
  },
  {
    code: 'experiment-off',
    status: 403,
    message: { has: ' functionality requires enabling the ' },
    say: 'This server has that experiment switched off.',
  },
  {
    code: 'forbidden',
    status: 403,
    message: 'Forbidden.',
    say: 'The token may not do this. Use one with more rights.',
  },
  {
    code: 'not-visible',
    status: 404,
    message: 'Resource not found or you do not have access to this resource',
    say: 'It is not there, or the token may not see it. Sync, then look again.',
  },
  {
    code: 'route-unknown',
    status: 404,
    message: 'Route not found.',
    say: 'This server does not know that: it is too old, or a build without it.',
  },
  {
    code: 'rate-limited',
    status: 429,
    message: { starts: "You've been rate limited" },
    say: 'The server asks us to slow down. Wait a minute, then try again.',
  },
  {
    code: 'cursor-in-two',
    status: 500,
    message: 'An internal server error occurred.',
    detail: { has: 'more than one row returned by a subquery' },
    say: 'The server cannot page from a person in two organizations. Page by offset.',
  },
  {
    code: 'hidden-forbidden',
    status: 500,
    message: { has: '' },
    detail: { has: 'unauthorized: rbac: forbidden' },
    say: 'The token may not do this, which this server reports as trouble of its own. Use one with more rights.',
  },
  {
    code: 'bad-check',
    status: 400,
    message: { starts: 'Object\'s "resource_type" field must be defined' },
    say: REPORT,
  },
  {
    code: 'bad-check',
    status: 400,
    message: { starts: 'Endpoint only supports using "resource_id" field' },
    say: REPORT,
  },
  { code: 'bad-check', status: 400, message: { ends: 'id is not a valid uuid.' }, say: REPORT },
  {
    code: 'bad-check',
    status: 400,
    message: { ends: 'does not support "resource_id" field.' },
    say: REPORT,
  },
]);
