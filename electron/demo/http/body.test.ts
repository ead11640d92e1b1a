import { describe, expect, it } from 'vitest';
import { decodeBody } from './body.ts';

const decode = (text: string) => decodeBody(text, 'UpdateRoles', { roles: 'strings' });

const detailOf = (text: string): unknown => {
  const result = decode(text);
  if (result.ok) return undefined;
  expect(result.reply.status).toBe(400);
  const { message, detail }: { message: string; detail: string } = JSON.parse(result.reply.body);
  expect(message).toBe('Request body must be valid JSON.');
  return detail;
};

describe('decoding a body', () => {
  it.each([
    ['{"roles":["a","b"]}', ['a', 'b']],
    ['{"ROLES":["a"]}', ['a']],
    ['{"roles":["a"],"more":{"deep":1}}', ['a']],
    ['  {"roles":["a"]} trailing {"roles":["b"]}', ['a']],
    ['{"roles":["brace } in text"]}]', ['brace } in text']],
    ['{}', []],
    ['null', []],
    ['{"roles":null}', []],
  ])('reads %s', (text, roles) => {
    expect(decode(text)).toEqual({ ok: true, value: { roles } });
  });

  it.each([
    ['', 'EOF'],
    ['   ', 'EOF'],
    ['{"roles":["a"', 'unexpected EOF'],
    ['nonsense', "invalid character 'n' looking for beginning of value"],
    [
      '{"roles":"a"}',
      'json: cannot unmarshal string into Go struct field UpdateRoles.roles of type []string',
    ],
    ['{"roles":[1]}', 'json: cannot unmarshal number into Go struct field UpdateRoles.roles of type string'],
    ['["a"]', 'json: cannot unmarshal array into Go value of type codersdk.UpdateRoles'],
  ])('refuses %j', (text, detail) => {
    expect(detailOf(text)).toBe(detail);
  });
});
