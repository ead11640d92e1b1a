import { rmSync } from 'node:fs';
import { inRoot } from '#build/base/root.ts';
import { makeProfileDir, startElectron } from '#test/builders/app.ts';
import { createCamera } from './tour/camera.ts';
import { playTour } from './tour/play.ts';
import { printReport } from './tour/report.ts';
import { readSize } from './tour/size.ts';

const size = readSize(process.argv.slice(2));
const outDir = inRoot('out', 'tour');
rmSync(outDir, { recursive: true, force: true });

const profileDir = makeProfileDir();
const started = await startElectron({ profileDir });
try {
  await started.app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
  const camera = createCamera(outDir);
  const facts = await playTour({ ...started, camera });
  process.exitCode = printReport(facts, started.trouble, camera.count()) ? 0 : 1;
} finally {
  await started.kill();
  rmSync(profileDir, { recursive: true, force: true });
}
