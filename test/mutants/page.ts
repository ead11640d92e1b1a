import type { Mutant } from './mutant.ts';

const network = ['test/attack/page-network.e2e.ts'];
const copying = ['test/attack/clipboard.e2e.ts'];
const acts = ['electron/main/window/acts.test.ts'];
const fields = ['electron/main/log/fields.test.ts'];
const shown = ['renderer/ui/shown-text.test.ts'];
const chromium = 'electron/main/window/chromium.ts';
const log = 'electron/main/log/fields.ts';

/** What a page may reach and take with it, and what is written of people. */
export const PAGE_MUTANTS: readonly Mutant[] = [
  {
    name: 'WebRTC may use any way',
    protects: 'M1',
    file: chromium,
    find: "contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')",
    replace: "contents.setWebRTCIPHandlingPolicy('default')",
    tests: network,
  },
  {
    name: 'the proxy that leads nowhere leaves out this machine',
    protects: 'M1',
    file: chromium,
    find: "proxyBypassRules: '<-loopback>'",
    replace: "proxyBypassRules: '<local>'",
    tests: network,
  },
  {
    name: 'the session refuses no request by itself',
    protects: 'M1',
    file: 'electron/main/window/page-session.ts',
    find: 'cancel: !isOurs(details.url) && !isReload',
    replace: 'cancel: false',
    tests: network,
  },
  {
    name: 'the spell-checker stays on',
    protects: 'M1',
    file: chromium,
    find: '  target.setSpellCheckerEnabled(false);\n',
    replace: '',
    tests: network,
  },
  {
    name: 'a script pastes what somebody copied',
    protects: 'SEC-11',
    file: chromium,
    find: ',DOMPasteAllowed=false',
    replace: '',
    tests: copying,
  },
  {
    name: 'a script copies by execCommand at any time',
    protects: 'M1',
    file: chromium,
    find: 'javaScriptCanAccessClipboard=false,',
    replace: '',
    tests: copying,
  },
  {
    name: 'the bridge copies without an act',
    protects: 'M1',
    file: 'electron/main/ipc/page-channels.ts',
    find: 'if (!handlers.takeAct()) return false;',
    replace: 'handlers.takeAct();',
    tests: copying,
  },
  {
    name: 'one press is good for many texts',
    protects: 'M1',
    file: 'electron/main/window/acts.ts',
    find: '    lastMs = null;\n    return',
    replace: '    return',
    tests: acts,
  },
  {
    name: 'a press is remembered for ever',
    protects: 'M1',
    file: 'electron/main/window/acts.ts',
    find: ' && clock.monotonicMs() - lastMs <= actLifeMs',
    replace: '',
    tests: acts,
  },
  {
    name: 'moving the pointer is an act',
    protects: 'M1',
    file: 'electron/main/window/acts.ts',
    find: "new Set(['mouseDown',",
    replace: "new Set(['mouseMove', 'mouseDown',",
    tests: acts,
  },
  {
    name: 'any field of a log line is written',
    protects: 'LOG-1',
    file: log,
    find: "return WORDS.has(name) && WORD.test(value) ? value : '[left out]';",
    replace: 'return value;',
    tests: fields,
  },
  {
    name: 'the message of an error is written',
    protects: 'LOG-1',
    file: log,
    find: "?.[1] ?? 'Error';",
    replace: '?.[1] ?? first;',
    tests: fields,
  },
  {
    name: 'any text is an event of the log',
    protects: 'LOG-1',
    file: log,
    find: "? event : '[event]';",
    replace: '? event : event;',
    tests: fields,
  },
  {
    name: 'an option shows the name as it came',
    protects: 'HOS-3',
    file: 'renderer/features/roles/roles-page.tsx',
    find: '{toPlainName(one.displayName || one.name, 80)}',
    replace: '{one.displayName || one.name}',
    tests: shown,
  },
  {
    name: 'a title shows every character',
    protects: 'HOS-3',
    file: 'shared/core/display-text.ts',
    find: 'toDisplayText(sentence, 600).text;',
    replace: 'sentence;',
    tests: shown,
  },
  {
    name: 'a name server is asked in a test',
    protects: 'LOG-4',
    file: 'test/hosts/contacted.ts',
    find: "if (how === 'resolver') return false;",
    replace: '',
    tests: ['test/hosts/hosts.test.ts'],
  },
];
