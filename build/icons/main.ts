import { readFileSync, writeFileSync } from 'node:fs';
import { runMain } from '../base/fail.ts';
import { runInForeground } from '../base/foreground.ts';
import { inRoot } from '../base/root.ts';
import { toPlainEnv } from '../node/env.mjs';
import { resolveRuntime } from '../runtime/resolve.ts';
import { withDisplay } from '../system/display.ts';
import { toSwitches } from '../system/switches.ts';
import { toIcns, toIco } from './containers.ts';

const sizes = [16, 32, 48, 64, 128, 256, 512];
const folder = inRoot('build', 'icons');

/** Draws the icons anew from icon.svg; run it after a change there: `node build/icons/main.ts`. */
await runMain(async () => {
  const { executablePath } = await resolveRuntime();
  const code = await withDisplay((display) => {
    const args = [
      ...toSwitches(display),
      inRoot('build', 'icons', 'draw.cjs'),
      '--to',
      folder,
      ...sizes.map(String),
    ];
    return runInForeground(executablePath, args, { env: { ...toPlainEnv(), ...display.env } });
  });
  if (code !== 0) return code;
  const pictures = sizes.map((size) => ({ size, png: readFileSync(`${folder}/${size}x${size}.png`) }));
  writeFileSync(`${folder}/icon.ico`, toIco(pictures.filter(({ size }) => [16, 32, 48, 256].includes(size))));
  writeFileSync(`${folder}/icon.icns`, toIcns(pictures));
  return 0;
});
