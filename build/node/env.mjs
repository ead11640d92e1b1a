// What a process of ours may know of its surroundings: a list of what passes, since what changes how Node and Electron
// run (NODE_OPTIONS, ELECTRON_RUN_AS_NODE, LD_PRELOAD, GTK_PATH of a snap) grows with every version and every editor's
// terminal. Plain JavaScript, since `run.mjs` needs it on an old system Node. Names are compared without case.

const toSet = (text) => new Set(text.split(/\s+/).filter((name) => name !== ''));

/** The person, places, language, screen, desktop, sound of keys: what an app finds when it is started from a menu. */
const ANY = toSet(`
  PATH HOME USER LOGNAME SHELL PWD HOSTNAME TMPDIR TEMP TMP LANG LANGUAGE TZ TERM COLORTERM
  DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS DBUS_SYSTEM_BUS_ADDRESS SESSION_MANAGER
  DESKTOP_SESSION GDMSESSION KDE_FULL_SESSION KDE_SESSION_VERSION GNOME_KEYRING_CONTROL
  XMODIFIERS XCURSOR_SIZE XCURSOR_THEME GTK_IM_MODULE GTK_THEME GTK_A11Y GTK_USE_PORTAL GDK_SCALE GDK_DPI_SCALE
  GDK_BACKEND QT_IM_MODULE QT_SCALE_FACTOR QT_ACCESSIBILITY ACCESSIBILITY_ENABLED GNOME_ACCESSIBILITY NO_AT_BRIDGE
  AT_SPI_BUS_ADDRESS LIBGL_ALWAYS_SOFTWARE LIBVA_DRIVER_NAME MESA_LOADER_DRIVER_OVERRIDE FONTCONFIG_FILE
  FONTCONFIG_PATH LD_LIBRARY_PATH NIXOS_OZONE_WL ELECTRON_OZONE_PLATFORM_HINT WSL_DISTRO_NAME WSL_INTEROP
  HTTP_PROXY HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY AUTO_PROXY SOCKS_SERVER SOCKS_VERSION
  __CF_USER_TEXT_ENCODING
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT OS PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS PROGRAMDATA
  PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES COMMONPROGRAMFILES(X86) COMMONPROGRAMW6432
  APPDATA LOCALAPPDATA USERPROFILE USERNAME USERDOMAIN HOMEDRIVE HOMEPATH PUBLIC ALLUSERSPROFILE SESSIONNAME
  COMPUTERNAME
`);
const ANY_PREFIXES = ['LC_', 'XDG_', 'WAYLAND_', 'ROLLCALL_'];

/** What tools need besides: npm's settings, where Electron comes from, whom a download trusts, what test runners say. */
const TOOLS = toSet(`
  CI NO_COLOR FORCE_COLOR SOURCE_DATE_EPOCH NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR
  ELECTRON_OVERRIDE_DIST_PATH ELECTRON_MIRROR ELECTRON_NIGHTLY_MIRROR ELECTRON_CUSTOM_DIR ELECTRON_CUSTOM_FILENAME
  ELECTRON_GET_USE_PROXY ELECTRON_CACHE ELECTRON_CONFIG_CACHE ELECTRON_SKIP_BINARY_DOWNLOAD
  TEST TEST_WORKER_INDEX TEST_PARALLEL_INDEX PWDEBUG
`);
const TOOL_PREFIXES = [
  'NPM_',
  'ELECTRON_BUILDER_',
  'CSC_',
  'WIN_CSC_',
  'APPLE_',
  'PLAYWRIGHT_',
  'PW_',
  'VITEST',
];

const isIn = (names, prefixes, name) => names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
const isForAny = (name) => isIn(ANY, ANY_PREFIXES, name.toUpperCase());
const isForTools = (name) => isForAny(name) || isIn(TOOLS, TOOL_PREFIXES, name.toUpperCase());

const pick = (env, isKept) =>
  Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== undefined && isKept(name)));

export const toPlainEnv = (env = process.env) => pick(env, isForAny);

export const toToolEnv = (env = process.env) => pick(env, isForTools);

export const cleanOwnEnv = () => {
  for (const name of Object.keys(process.env)) if (!isForTools(name)) delete process.env[name];
};
