/**
 * Starts the store's data on a profile and is killed at the n-th step that changes a file; with no number it works to
 * its end. A process of its own, since only a kill leaves what a kill leaves.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [profileDir = '', keysFile = '', at = '0'] = process.argv.slice(2);

/** The keychain outlives the process, and is not counted as a step. */
const { existsSync, readFileSync, writeFileSync } = fs;

const STEPS = ['renameSync', 'rmSync', 'fsyncSync', 'writeSync', 'mkdirSync', 'writeFileSync'] as const;
let steps = 0;
for (const name of STEPS) {
  const real: unknown = Reflect.get(fs, name);
  if (typeof real !== 'function') throw new Error(`There is no ${name}.`);
  const stepped = (...values: readonly unknown[]): unknown => {
    steps += 1;
    if (steps === Number(at)) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(real, fs, values);
  };
  Reflect.set(fs, name, stepped);
}
syncBuiltinESMExports();

const { openData } = await import('#electron/store/root/data.ts');
const { createFakeMain } = await import('#test/kit/store.ts');
const { silentLog } = await import('#test/kit/clock.ts');

const main = createFakeMain();
if (existsSync(keysFile)) {
  const kept: unknown = JSON.parse(readFileSync(keysFile, 'utf8'));
  if (typeof kept === 'object' && kept !== null)
    for (const [account, secret] of Object.entries(kept)) main.secrets.set(account, String(secret));
}
main.state.intercept = (ask) => {
  if (ask.ask !== 'secret.write') return null;
  main.secrets.set(ask.account, ask.secret);
  writeFileSync(keysFile, JSON.stringify(Object.fromEntries(main.secrets)));
  return { ok: true, value: { backend: 'file' } };
};

const data = openData({ profileDir, ask: main.ask, clock: { nowMs: () => Date.now() }, log: silentLog });
await data.ready;
await data.sealTexts();
data.close();
process.stdout.write(String(steps));
