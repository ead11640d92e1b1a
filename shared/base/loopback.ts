/**
 * True for a name of the machine itself, as a URL parser writes it (`2130706433` and `0x7f.1` are 127.0.0.1 by then):
 * the only place where plain http is allowed, and never behind the system's proxy. A name is no proof: what `localhost`
 * leads to is looked at again at the socket.
 */
export const isLoopback = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
};
