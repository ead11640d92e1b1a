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
 * Threads for what blocks. Node asks for addresses on half of its four, so that two names whose server does not answer
 * (a VPN that is down) kept everybody else's connections waiting for 10 s, and six for 30 s. A hundred deployments may
 * be kept.
 */
const THREADS = '128';

/**
 * The environment of the store process. A list of what may pass, since what changes how Node runs (NODE_OPTIONS,
 * NODE_TLS_REJECT_UNAUTHORIZED, LD_PRELOAD, ELECTRON_RUN_AS_NODE) grows with every version.
 */
export const toCleanEnv = (env: Env): Record<string, string> => {
  const kept: Record<string, string> = { UV_THREADPOOL_SIZE: THREADS };
  for (const [name, value] of Object.entries(env)) {
    const known = name.toUpperCase();
    if (value !== undefined && (ALLOWED.has(known) || known.startsWith('LC_'))) kept[name] = value;
  }
  return kept;
};
