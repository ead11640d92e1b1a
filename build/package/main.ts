import { rmSync } from 'node:fs';
import { build, Platform } from 'electron-builder';
import { runMain } from '../base/fail.ts';
import { inRoot } from '../base/root.ts';
import { say, toDuration } from '../base/say.ts';
import { makeReady } from '../start/ready.ts';
import { archive } from './archive.ts';
import { toConfig } from './config.ts';
import { smokeTest } from './smoke.ts';

const unpacked = inRoot('dist', 'linux-unpacked');
const notHere = ['AppImage', 'deb', 'dmg and zip (macOS)', 'nsis (Windows)'];

/** Makes and starts the unpacked Linux app; an archive of it too, unless its runtime must not be passed on. */
const packageLinux = async (wantsArchive: boolean): Promise<number> => {
  const runtime = await makeReady({ ownDisplay: false, keyring: false, build: true });
  const startMs = performance.now();
  rmSync(unpacked, { recursive: true, force: true });
  await build({ targets: Platform.LINUX.createTarget('dir'), config: toConfig(runtime), publish: 'never' });
  rmSync(`${unpacked}/resources/default_app.asar`, { recursive: true, force: true });
  say(`Packaged dist/linux-unpacked in ${toDuration(performance.now() - startMs)}.`);
  const { isOk, report } = await smokeTest(`${unpacked}/rollcall`);
  say(`Started it: ${report}`);
  if (!isOk) return 1;
  if (runtime.source === 'fallback' && !wantsArchive) {
    say(
      'No archive: this runtime is for evaluation and must not be passed on (--archive makes one all the same).',
    );
  } else {
    const target = inRoot('dist', `rollcall-linux-${process.arch}.tar.gz`);
    say(`Wrote ${target} (${await archive(unpacked, target)} MB).`);
  }
  say(`Configured, not run here: ${notHere.join(', ')}.`);
  return 0;
};

/** Makes the platform's own installers on macOS and Windows. */
const packageElsewhere = async (): Promise<number> => {
  const runtime = await makeReady({ ownDisplay: false, keyring: false, build: true });
  const artifacts = await build({ config: toConfig(runtime), publish: 'never' });
  say(`Wrote ${artifacts.join(', ')}. Started by hand only: there is no smoke test on this platform yet.`);
  return 0;
};

/** `npm run package`. */
await runMain(() =>
  process.platform === 'linux' ? packageLinux(process.argv.includes('--archive')) : packageElsewhere(),
);
// electron-builder's own exit hooks would end the process with 0.
process.exit(process.exitCode);
