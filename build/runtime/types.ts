/**
 * Where a runtime came from. `override`: ELECTRON_OVERRIDE_DIST_PATH; `electron`: the package of that name, the
 * product; `fallback`: an old Electron for evaluation, never for real work and never packaged for users.
 */
export type RuntimeSource = 'override' | 'electron' | 'fallback';

/** An Electron that can be started. `distPath` is the folder that holds it all. */
export type Runtime = {
  readonly executablePath: string;
  readonly distPath: string;
  readonly version: string;
  readonly electronMajor: number;
  readonly source: RuntimeSource;
};
