import { describe, expect, it } from 'vitest';
import { EXIT } from './refusal.ts';
import { findForbidden, type Start } from './switches.ts';

const start = (args: readonly string[], more: Partial<Start> = {}): Start => ({
  args,
  env: { HOME: '/h', PATH: '/bin' },
  platform: 'linux',
  isRoot: false,
  hasChannel: false,
  hasSwitch: () => false,
  ...more,
});

/** Switches that open a door, bring code, lower a guard or write what is secret into a file. */
const dangerous = [
  '--remote-debugging-port=9333',
  '--remote-debugging-port',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect=9229',
  '--inspect-brk=0.0.0.0:9229',
  '--inspect-port=1',
  '--debug-port=1',
  '--no-sandbox',
  '--no-sandbox=',
  '--disable-setuid-sandbox',
  '--disable-gpu-sandbox',
  '--disable-seccomp-filter-sandbox',
  '--no-zygote',
  '--zygote-cmd-prefix=/x',
  '--single-process',
  '--in-process-gpu',
  '--gpu-launcher=/x',
  '--renderer-cmd-prefix=/x',
  '--utility-cmd-prefix=/x',
  '--js-flags=--expose-gc',
  '--load-extension=/x',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--disable-features=SitePerProcess',
  '--enable-features=Anything',
  '--enable-blink-features=Anything',
  '--allow-file-access-from-files',
  '--allow-running-insecure-content',
  '--unsafely-treat-insecure-origin-as-secure=http://a.example',
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=a',
  '--host-rules=MAP * a.example',
  '--host-resolver-rules=MAP * a.example',
  '--proxy-server=a.example:1',
  '--proxy-pac-url=http://a.example/',
  '--proxy-auto-detect',
  '--auth-server-allowlist=*',
  '--auth-server-whitelist=*',
  '--user-data-dir=/x',
  '--enable-logging=file',
  '--log-file=/x',
  '--log-net-log=/x',
  '--net-log=/x',
  '--ssl-key-log-file=/x',
  '--v=9',
  '--vmodule=*=9',
  '--trace-startup',
  '--enable-automation',
  '--test-type',
  '--headless',
  '--headless=new',
  '--password-store=basic',
  '--type=renderer',
  '--app=/x',
  '--store-entry=/x.cjs',
  '--store-entry',
  '--renderer-dir=/x',
  '--store-launcher=child-process',
  '-r',
  '--require=/x.cjs',
  '--a-switch-of-the-next-chromium',
  '--ozone-platform=headless',
  '--log-level=0',
  '--lang=../../x',
  '--disable-gpu=1',
  '--smoke=1',
];

/** Spellings in which Chromium or our own reader would still know a switch. */
const spellings: readonly (readonly [string, readonly string[]])[] = [
  ['one dash', ['-remote-debugging-port=1']],
  ['three dashes', ['---remote-debugging-port=1']],
  ['upper case', ['--REMOTE-DEBUGGING-PORT=1']],
  ['a harmless one in upper case', ['--LANG=de']],
  ['a harmless one with one dash', ['-lang=de']],
  ['white space before it', [' --remote-debugging-port=1']],
  ['a tab and a line break before it', ['\t\n--remote-debugging-port=1']],
  ['a no-break space before it', ['\u00a0--remote-debugging-port=1']],
  ['an invisible letter before it', ['\u200b--remote-debugging-port=1']],
  ['behind the end of the switches', ['--', '--remote-debugging-port=1']],
  ['behind a file', ['a.txt', '--remote-debugging-port=1']],
  ['in place of a value', ['--profile', '--remote-debugging-port=1']],
  ['one dash in place of a value', ['--profile', '-remote-debugging-port=1']],
  ['after all that is allowed', ['--profile=/p', '--smoke', '--lang=de', '--inspect']],
];

describe('findForbidden', () => {
  it.each(dangerous)('ends a packaged app that is started with %s', (argument) => {
    const refusal = findForbidden(start([argument]));
    expect(refusal).toMatchObject({ exitCode: EXIT.usage });
    expect(refusal?.message).toContain(argument.replace(/^-+/, '').split('=')[0]);
  });

  it.each(spellings)('knows a switch in every spelling: %s', (_, args) => {
    expect(findForbidden(start(args))).toMatchObject({ exitCode: EXIT.usage });
  });

  it('takes a slash for a switch on Windows, and for a path elsewhere', () => {
    const args = ['/remote-debugging-port=1'];
    expect(findForbidden(start(args, { platform: 'win32' }))).not.toBeNull();
    expect(findForbidden(start(args))).toBeNull();
  });

  it.each([
    [[]],
    [['--profile', '/p', '--smoke', '--print-ready']],
    [['--profile=/p']],
    [['--profile=/p -x --y']],
    [['--ozone-platform=wayland', '--ozone-platform-hint=auto', '--enable-wayland-ime']],
    [['--force-device-scale-factor=1.25', '--high-dpi-support=1', '--force-color-profile=srgb']],
    [['--disable-gpu', '--disable-dev-shm-usage', '--log-level=3', '--lang=pt-BR']],
    [['a.txt', '-', '--', '/tmp/a']],
  ])('starts with %j', (args) => {
    expect(findForbidden(start(args))).toBeNull();
  });

  it('does without a sandbox for root on Linux, where Chromium has none, and for nobody else', () => {
    const args = ['--no-sandbox'];
    const hasSwitch = (name: string): boolean => name === 'no-sandbox';
    expect(findForbidden(start(args, { isRoot: true, hasSwitch }))).toBeNull();
    expect(findForbidden(start(args))).not.toBeNull();
    expect(findForbidden(start([], { hasSwitch }))).not.toBeNull();
    expect(findForbidden(start(args, { isRoot: true, platform: 'darwin' }))).not.toBeNull();
  });

  it('lets macOS number a process', () => {
    expect(findForbidden(start(['-psn_0_12345'], { platform: 'darwin' }))).toBeNull();
    expect(findForbidden(start(['-psn_0_12345']))).not.toBeNull();
  });

  it.each([
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
    'ELECTRON_DISABLE_SANDBOX',
    'ELECTRON_NO_ASAR',
    'ELECTRON_RENDERER_URL',
    'ELECTRON_FORCE_IS_PACKAGED',
    'ELECTRON_OF_NEXT_YEAR',
    'electron_enable_logging',
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
    'NAPI_RS_NATIVE_LIBRARY_PATH',
    'NAPI_RS_FORCE_WASI',
    'napi_rs_next_year',
  ])('ends a packaged app that finds %s in its environment', (name) => {
    const refusal = findForbidden(start([], { env: { [name]: '' } }));
    expect(refusal).toMatchObject({ exitCode: EXIT.usage });
    expect(refusal?.message).toContain(name);
  });

  it.each([
    'ELECTRON_OZONE_PLATFORM_HINT',
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_OVERRIDE_DIST_PATH',
    'ELECTRON_MIRROR',
    'NODE_OPTIONS',
    'CHROME_DESKTOP',
    'HTTPS_PROXY',
  ])('starts with %s in its environment', (name) => {
    expect(findForbidden(start([], { env: { [name]: '1' } }))).toBeNull();
  });

  it.each(['DBUS_SESSION_BUS_ADDRESS', 'DBUS_SYSTEM_BUS_ADDRESS', 'DBUS_STARTER_ADDRESS'])(
    'sends no token over a bus of another computer or to a program that is started for it (%s)',
    (name) => {
      for (const address of [
        'tcp:host=keys.example,port=1',
        'nonce-tcp:host=127.0.0.1',
        'unixexec:path=/tmp/x',
        'unix:path=/run/user/1000/bus;unixexec:path=/tmp/x',
        ' unix:path=/run/user/1000/bus',
      ]) {
        const refusal = findForbidden(start([], { env: { [name]: address } }));
        expect(refusal?.message).toContain(name);
        expect(refusal?.message).not.toContain('/tmp/x');
      }
      for (const address of [
        '',
        'unix:path=/run/user/1000/bus,guid=0a;',
        'disabled:',
        'autolaunch:',
        'launchd:env=X',
      ])
        expect(findForbidden(start([], { env: { [name]: address } }))).toBeNull();
    },
  );

  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'js-flags', 'proxy-server', 'enable-logging'])(
    'ends when Chromium itself has %s on, wherever it came from',
    (name) => {
      expect(findForbidden(start([], { hasSwitch: (asked) => asked === name }))).not.toBeNull();
    },
  );

  it('talks to no program over a channel that it did not open', () => {
    expect(findForbidden(start([], { hasChannel: true }))?.message).toContain('NODE_CHANNEL_FD');
  });

  it('says what it found in one line that cannot move the cursor, and never the value', () => {
    const name = `x\u001b[2J\u202e\n${'y'.repeat(500)}`;
    const message = findForbidden(start([`--${name}=s3cret`]))?.message ?? '';
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]|s3cret/u);
    expect(message.length).toBeLessThan(300);
    expect(message).toMatch(/^Rollcall was not started because .*; start it without\.$/);
  });
});
