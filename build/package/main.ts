import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { runMain } from '../base/fail.ts';
import { inRoot } from '../base/root.ts';
import { say, toDuration } from '../base/say.ts';
import { findPinnedNode } from '../node/pinned.mjs';
import type { Runtime } from '../runtime/types.ts';
import { makeReady } from '../start/ready.ts';
import { runGate } from '../supply/gate-main.ts';
import { withDisplay } from '../system/display.ts';
import { archive } from './archive.ts';
import { writeBill } from './bill.ts';
import { tryTricks } from './black-box.ts';
import { needsOwnNode, toConfig } from './config.ts';
import { readFuses } from './fuses.ts';
import { smokeTest } from './smoke.ts';
import { judgeTree } from './tree.ts';

const output = inRoot('dist');
const unpacked = join(output, 'linux-unpacked');
const program = join(unpacked, 'rollcall');
const notHere = [
  'AppImage',
  'deb',
  'dmg and zip (macOS)',
  'nsis (Windows)',
  'a changed archive on macOS and Windows',
];

/** The Node that goes beside an old runtime: the pinned one, whose hash was checked when this was started. */
const toOwnNode = (runtime: Runtime): string | null =>
  needsOwnNode(runtime) ? (findPinnedNode(inRoot())?.path ?? process.execPath) : null;

const pack = async (runtime: Runtime, ownNode: string | null, into: string): Promise<string> => {
  const folder = join(into, 'linux-unpacked');
  rmSync(folder, { recursive: true, force: true });
  const config = toConfig(runtime, ownNode, into);
  await build({ targets: Platform.LINUX.createTarget('dir'), config, publish: 'never' });
  rmSync(join(folder, 'resources', 'default_app.asar'), { recursive: true, force: true });
  return folder;
};

/** Packs the product's way on the runtime at hand, only to look at it: nothing but machine code may be outside. */
const checkProductTree = async (runtime: Runtime): Promise<readonly string[]> => {
  const into = join(output, 'product-tree');
  try {
    return judgeTree(join(await pack(runtime, null, into), 'resources'), true);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
};

const checkFuses = async (): Promise<readonly string[]> => {
  const { wrong, absent } = await readFuses(program);
  say(
    `Read its fuses back${absent.length === 0 ? '' : `; this old runtime has none of: ${absent.join(', ')}`}.`,
  );
  return wrong.map((name) => `The fuse ${name} is not as it must be.`);
};

const checkTricks = async (): Promise<readonly string[]> => {
  const startMs = performance.now();
  const { starter, tried, problems } = await withDisplay((display) => tryTricks(program, display));
  const who = starter === 'user' ? 'a user, with its sandbox' : 'root, without its sandbox';
  say(`Tried ${tried} tricks on it as ${who}, in ${toDuration(performance.now() - startMs)}.`);
  return problems;
};

/** All that a packed app must stand: sentences about what it does not. */
const check = async (runtime: Runtime, ownNode: string | null): Promise<readonly string[]> => {
  const { isOk, report } = await smokeTest(program);
  say(`Started it: ${report}`);
  if (!isOk) return ['It did not start.'];
  return [
    ...(await checkFuses()),
    ...judgeTree(join(unpacked, 'resources'), ownNode === null),
    ...(ownNode === null ? [] : await checkProductTree(runtime)),
    ...(await checkTricks()),
  ];
};

/** Makes and starts the unpacked Linux app; an archive of it too, unless its runtime must not be passed on. */
const packageLinux = async (wantsArchive: boolean): Promise<number> => {
  const runtime = await makeReady({ ownDisplay: false, keyring: false, build: true });
  const ownNode = toOwnNode(runtime);
  const startMs = performance.now();
  await pack(runtime, ownNode, output);
  say(`Packaged dist/linux-unpacked in ${toDuration(performance.now() - startMs)}.`);
  const problems = await check(runtime, ownNode);
  for (const problem of problems) say(problem);
  if (problems.length > 0) return 1;
  const bill = join(output, 'rollcall.cdx.json');
  const packed = { archive: join(unpacked, 'resources', 'app.asar'), program, runtime, ownNode };
  say(`Wrote ${bill} (${await writeBill(packed, bill)} components).`);
  const gate = await runGate(false);
  if (gate !== 0) return gate;
  if (runtime.source === 'fallback' && !wantsArchive) {
    say(
      'No archive: this runtime is for evaluation and must not be passed on (--archive makes one all the same).',
    );
  } else {
    const target = join(output, `rollcall-linux-${process.arch}.tar.gz`);
    say(`Wrote ${target} (${await archive(unpacked, target)} MB).`);
  }
  say(`Configured, not run here: ${notHere.join(', ')}.`);
  return 0;
};

/** Makes the platform's own installers on macOS and Windows. */
const packageElsewhere = async (): Promise<number> => {
  const runtime = await makeReady({ ownDisplay: false, keyring: false, build: true });
  const artifacts = await build({ config: toConfig(runtime, toOwnNode(runtime), output), publish: 'never' });
  say(`Wrote ${artifacts.join(', ')}. Started by hand only: there is no smoke test on this platform yet.`);
  return runGate(false);
};

/** `npm run package`. */
await runMain(() =>
  process.platform === 'linux' ? packageLinux(process.argv.includes('--archive')) : packageElsewhere(),
);
// electron-builder's own exit hooks would end the process with 0.
process.exit(process.exitCode);
