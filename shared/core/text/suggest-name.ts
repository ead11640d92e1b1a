/** `coder.acme.example` suggests `acme`: the first label that does not just say what the server is. An address stays. */
export const suggestName = (hostname: string): string => {
  const label = hostname.split('.').find((part) => !/^(coder|www|dev|cde|ide)$/i.test(part));
  return /^[\d.:[\]]+$/.test(hostname) ? hostname : (label ?? hostname);
};
