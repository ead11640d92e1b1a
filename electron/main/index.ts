import { app, Menu } from 'electron';
import { registerScheme } from './protocol/serve.ts';
import { prepareStore, run } from './run.ts';
import { parseArguments } from './start/arguments.ts';
import { endOnBug, endUnlessFit, endWithoutLock, isPackaged, openProfile } from './start/fit.ts';
import { bearBrokenStreams } from './start/say.ts';
import { quietChromium } from './window/chromium.ts';

// Without a listener these signals end a packaged app: the fuse that shuts the inspector takes Node's own away.
for (const signal of ['SIGUSR1', 'SIGUSR2'] as const) process.on(signal, () => undefined);
bearBrokenStreams();
endUnlessFit();
endOnBug();
app.setName('Rollcall');
const args = parseArguments(process.argv, isPackaged);
const profileDir = openProfile(args.profileDir);

if (!app.requestSingleInstanceLock()) {
  endWithoutLock(profileDir);
} else {
  registerScheme();
  // Electron would build a menu bar of its own before it is ready, only for ours to take its place.
  Menu.setApplicationMenu(null);
  // Nothing is fetched, so nothing is worth keeping: without these Chromium makes caches in the profile.
  app.commandLine.appendSwitch('disable-http-cache');
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
  quietChromium();
  // As root Chromium refuses its sandbox, and asking for it all the same makes it restart for ever.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const prepared = prepareStore(args, profileDir);
  void app.whenReady().then(() => run(args, profileDir, prepared));
}
