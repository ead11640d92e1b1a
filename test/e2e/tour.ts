import { rmSync } from 'node:fs';
import { inRoot } from '#build/base/root.ts';
import { makeProfileDir, startElectron } from '#test/kit/app.ts';
import { createCamera } from './tour/camera.ts';
import { playTour } from './tour/play.ts';
import { printReport } from './tour/report.ts';
import { readSize, resizeTo } from './tour/size.ts';
import { playTrouble } from './tour/trouble.ts';

const size = readSize(process.argv.slice(2));
const outDir = inRoot('out', 'tour');
rmSync(outDir, { recursive: true, force: true });

const [profileDir, secondDir] = [makeProfileDir(), makeProfileDir()];
const started = await startElectron({ profileDir });
try {
  await resizeTo(started.app, size);
  const camera = createCamera(outDir);
  const facts = await playTour({ ...started, camera });
  await started.kill();
  const second = await playTrouble(secondDir, camera, size);
  process.exitCode = printReport(facts, second, [...started.trouble, ...second.trouble], camera.count())
    ? 0
    : 1;
} finally {
  await started.kill();
  for (const dir of [profileDir, secondDir]) rmSync(dir, { recursive: true, force: true });
}
