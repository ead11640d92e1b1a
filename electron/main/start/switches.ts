import { EXIT, type StartRefusal, toQuoted } from './refusal.ts';

type Taken = { readonly name: string; readonly value: RegExp | null; readonly why: string };

/** Our own flags in a packaged app. Those that name code are left out: they exist for development. */
const OWN = ['profile', 'smoke', 'print-ready'] as const;

/**
 * The switches of Chromium that a packaged app takes, each with the values it may have (null: none). They choose how
 * the window is drawn and in which language; none opens a door, writes a file or lowers a guard. Everything that is
 * not here ends the start: a list of what is dangerous would be out of date with every Chromium.
 */
const HARMLESS: readonly Taken[] = [
  { name: 'ozone-platform', value: /^(x11|wayland)$/, why: 'a window system that works' },
  { name: 'ozone-platform-hint', value: /^(auto|x11|wayland)$/, why: 'the same, in older versions' },
  { name: 'enable-wayland-ime', value: null, why: 'writing Chinese, Japanese and Korean on Wayland' },
  { name: 'force-device-scale-factor', value: /^\d(\.\d{1,3})?$/, why: 'screens whose size is not told' },
  { name: 'high-dpi-support', value: /^[01]$/, why: 'the same on Windows' },
  { name: 'force-color-profile', value: /^[a-z0-9-]{1,24}$/, why: 'screens with wrong colours' },
  { name: 'force-renderer-accessibility', value: null, why: 'screen readers that are not found' },
  { name: 'disable-gpu', value: null, why: 'broken graphics drivers, machines without one' },
  { name: 'disable-dev-shm-usage', value: null, why: 'containers with a small /dev/shm' },
  {
    name: 'lang',
    value: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    why: 'the language of dates and system texts',
  },
  { name: 'log-level', value: /^[23]$/, why: 'less on the terminal, never more' },
];

/**
 * Variables of Electron that do nothing by themselves: hints about the desktop, and what only its installer reads.
 * `ELECTRON_RUN_AS_NODE` is made useless by a fuse. Every other one ends the start.
 */
const HARMLESS_ELECTRON =
  /^ELECTRON_(OZONE_PLATFORM_HINT|TRASH|RUN_AS_NODE|NO_ATTACH_CONSOLE|OVERRIDE_DIST_PATH|SKIP_BINARY_DOWNLOAD|INSTALL_\w+|MIRROR|NIGHTLY_MIRROR|CACHE|CUSTOM_\w+|GET_\w+|BUILDER_\w+|DISABLE_SECURITY_WARNINGS)$/;

/**
 * Variables of Chromium and Node that write secrets into files, tell what is done on the terminal, change the sandbox,
 * or bring code. No fuse covers them, and Node hands `NODE_V8_COVERAGE` on to every child, whatever it is told.
 */
const DANGEROUS_VARIABLES: readonly string[] = [
  'SSLKEYLOGFILE',
  'CHROME_LOG_FILE',
  'CHROME_DEVEL_SANDBOX',
  'CHROME_HEADLESS',
  'BREAKPAD_DUMP_LOCATION',
  'NODE_COMPILE_CACHE',
  'NODE_V8_COVERAGE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
];
/** What the keychain's binding is loaded from: the file that `NAPI_RS_NATIVE_LIBRARY_PATH` names, before its own. */
const DANGEROUS_PREFIX = 'NAPI_RS_';

/**
 * Where the bus is, over which tokens go to the keychain. It must be of this computer (`tcp:` sends them in the clear)
 * and there already (`unixexec:` starts a program to talk to).
 */
const BUS_VARIABLES: readonly string[] = [
  'DBUS_SESSION_BUS_ADDRESS',
  'DBUS_SYSTEM_BUS_ADDRESS',
  'DBUS_STARTER_ADDRESS',
];
const LOCAL_BUS = /^(unix|launchd|autolaunch|systemd|disabled):/;

/**
 * What must not be on in Chromium's own copy of the command line either, wherever it came from: a variable that
 * Electron turns into a switch, a spelling that we read otherwise than Chromium does. Short on purpose: Electron puts
 * switches there itself (`allow-file-access-from-files` is one), and the list of what is taken is the wall.
 */
const NEVER_ON: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'no-sandbox',
  'disable-seccomp-filter-sandbox',
  'no-zygote',
  'single-process',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'js-flags',
  'inspect',
  'inspect-brk',
  'load-extension',
  'disable-web-security',
  'ignore-certificate-errors',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'enable-automation',
  'enable-logging',
  'log-net-log',
  'ssl-key-log-file',
];

/** Who is asking for a start, and how. `hasSwitch` asks Chromium's own copy of the command line. */
export type Start = {
  /** What stands behind the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** True when the program that started us holds an end of a channel of Node's: Node takes the variable itself away. */
  readonly hasChannel: boolean;
  readonly hasSwitch: (name: string) => boolean;
};

type Switch = { readonly name: string; readonly value: string | null; readonly isPlain: boolean };

/**
 * Reads an argument as Chromium would: one or two dashes, on Windows a slash, white space before it is nothing. What
 * follows a `--` counts as well, since our own flags are read there. Null for what is no switch.
 */
const toSwitch = (argument: string, platform: NodeJS.Platform): Switch | null => {
  const text = argument.replace(/^[\s\p{Cc}\p{Cf}]+/u, '');
  const prefix = platform === 'win32' ? /^(--|-|\/)(?=.)/s : /^(--|-)(?=.)/s;
  const found = prefix.exec(text)?.[0];
  if (found === undefined || text === '--') return null;
  const body = text.slice(found.length);
  const at = body.indexOf('=');
  const name = at === -1 ? body : body.slice(0, at);
  return { name, value: at === -1 ? null : body.slice(at + 1), isPlain: found === '--' && text === argument };
};

const isTaken = ({ name, value, isPlain }: Switch, start: Start): boolean => {
  if (!isPlain) return start.platform === 'darwin' && value === null && /^psn_\d+_\d+$/.test(name);
  if (name === 'profile') return true;
  if (OWN.some((own) => own === name)) return value === null;
  // Chromium does not start as root with its sandbox; nobody else may do without.
  if (name === 'no-sandbox') return value === null && start.isRoot && start.platform === 'linux';
  const harmless = HARMLESS.find((one) => one.name === name);
  if (harmless === undefined) return false;
  return harmless.value === null ? value === null : value !== null && harmless.value.test(value);
};

const refuse = (what: string): StartRefusal => ({
  message: `Rollcall was not started because ${what} can hand it to another program or lower its guard; start it without.`,
  exitCode: EXIT.usage,
});

const findVariable = (env: Start['env']): string | null =>
  Object.entries(env).find(([name, value = '']) => {
    const known = name.toUpperCase();
    if (known.startsWith('ELECTRON_')) return !HARMLESS_ELECTRON.test(known);
    if (BUS_VARIABLES.includes(known))
      return value.split(';').some((address) => address !== '' && !LOCAL_BUS.test(address));
    return known.startsWith(DANGEROUS_PREFIX) || DANGEROUS_VARIABLES.includes(known);
  })?.[0] ?? null;

/**
 * Why a packaged app does not start with this command line and environment, or null when it does. It takes its own
 * flags and a short list of harmless ones; everything else that looks like a switch ends it. Call before anything else:
 * Electron runs main's code before Chromium opens a debugging port, and ends at once when told so then.
 */
export const findForbidden = (start: Start): StartRefusal | null => {
  for (const argument of start.args) {
    const found = toSwitch(argument, start.platform);
    if (found !== null && !isTaken(found, start)) return refuse(`the switch ${toQuoted(found.name)}`);
  }
  const variable = findVariable(start.env);
  if (variable !== null) return refuse(`the environment variable ${toQuoted(variable)}`);
  if (start.hasChannel) return refuse('a channel of Node (NODE_CHANNEL_FD) to the program that started it');
  const mayBeOn = start.isRoot && start.platform === 'linux' ? 'no-sandbox' : '';
  const on = NEVER_ON.find((name) => name !== mayBeOn && start.hasSwitch(name));
  return on === undefined ? null : refuse(`the switch ${toQuoted(on)}`);
};
