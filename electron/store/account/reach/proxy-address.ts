import { fail, ok, type Result } from '#shared/base/result.ts';

const bad = (message: string) => fail('bad-proxy', message);

/**
 * The address of a proxy as an origin. The scheme may be left out (http); a name or password in it is refused, since
 * the address is kept in the open.
 */
export const parseProxyAddress = (text: string): Result<string, 'bad-proxy'> => {
  const trimmed = text.trim();
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(trimmed))
    return bad('The address of the proxy contains a space or a hidden character. Type it again.');
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
  if (url === null || url.hostname === '')
    return bad('This is not the address of a proxy. Enter it like http://proxy.example.com:3128.');
  if (url.hostname.length > 253) return bad('The host name of the proxy is too long. Check its address.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return bad('Rollcall speaks to http and https proxies only. Enter the address of such a one.');
  if (url.username !== '' || url.password !== '')
    return bad('Enter the name and password of the proxy in their own fields, not in its address.');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.port === '0')
    return bad('Enter the address of the proxy up to its port, like http://proxy.example.com:3128.');
  return ok(url.origin);
};
