/** Ids that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-000000000001';
export const NOWHERE = '00000000-0000-4000-8000-000000000002';
/** Tokens of the right form that nobody made. */
export const UNKNOWN_TOKEN = 'aaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbb';
export const MALFORMED_TOKEN = 'not-a-coder-token';
