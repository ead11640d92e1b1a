import { app } from 'electron';
import { registerScheme } from './protocol/serve.ts';
import { run } from './run.ts';
import { parseArguments } from './start/arguments.ts';
import { endOnBug } from './start/crash.ts';
import { prepareProfile } from './start/profile.ts';

endOnBug();
app.setName('Rollcall');
const args = parseArguments(process.argv, app.isPackaged);
const profileDir = prepareProfile(args.profileDir);

if (!app.requestSingleInstanceLock()) {
  // The first one was told, and comes to the front.
  app.exit(0);
} else {
  registerScheme();
  // Shader caches of no use to us would be the only thing that Chromium writes.
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache');
  // As root Chromium refuses its sandbox, and asking for it all the same makes it restart for ever.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  void app.whenReady().then(() => run(args, profileDir));
}
