type Env = Readonly<Record<string, string | undefined>>;

/**
 * What the store may know of its surroundings: places and language. Not whom to trust and whom to go through
 * (SSL_CERT_FILE, SSL_CERT_DIR, NODE_EXTRA_CA_CERTS, HTTP_PROXY and kin): that comes from the system's own store and
 * settings, or was confirmed for one deployment.
 */
const ALLOWED = new Set([
  'HOME',
  'USERPROFILE',
  'PATH',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LANGUAGE',
  'TZ',
  'APPDATA',
  'LOCALAPPDATA',
  'SYSTEMROOT',
  'WINDIR',
]);

/**
 * The environment of the store process. A list of what may pass, since what changes how Node runs (NODE_OPTIONS,
 * NODE_TLS_REJECT_UNAUTHORIZED, LD_PRELOAD, ELECTRON_RUN_AS_NODE) grows with every version.
 */
export const toCleanEnv = (env: Env): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const known = name.toUpperCase();
    if (value !== undefined && (ALLOWED.has(known) || known.startsWith('LC_'))) kept[name] = value;
  }
  return kept;
};
