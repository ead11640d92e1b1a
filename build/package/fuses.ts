import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * What every fuse of a packaged app must be, all nine by name. A fuse is a byte in the program itself, which no command
 * line and no variable changes. A tenth, in some later Electron, fails the build until it is decided here.
 */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  /** ELECTRON_RUN_AS_NODE would make our signed program run anybody's script. */
  [FuseV1Options.RunAsNode]: false,
  /** What Chromium keeps of cookies is under a key of the system's. Our pages have none; nothing is to depend on that. */
  [FuseV1Options.EnableCookieEncryption]: true,
  /** NODE_OPTIONS and NODE_EXTRA_CA_CERTS bring code and trust. */
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  /** `--inspect` and SIGUSR1 open a debugger. */
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  /** macOS and Windows check the archive before they read it. On Linux nothing does: see docs/supply-chain.md. */
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  /** An `app` folder beside the archive would be taken in its place. */
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  /** We make no snapshot of our own; the file of another would be code. */
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  /** Our pages come from `app://`; `file://` is to be worth nothing. */
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  /** Signal handlers that bounds-check WebAssembly. Electron's own default: off only slows, and removes no attack. */
  [FuseV1Options.WasmTrapHandlers]: true,
};

const wanted = new Map(Object.entries(FUSES).map(([fuse, isOn]) => [Number(fuse), isOn]));

/** A fuse's name, for a person. */
const toName = (fuse: number): string => FuseV1Options[fuse] ?? `fuse ${fuse}`;

/** The states in a wire by number; what else the reader tells is left out. */
const toStates = (wire: object): ReadonlyMap<number, unknown> =>
  new Map(
    Object.entries(wire)
      .filter(([key]) => /^\d+$/.test(key))
      .map(([key, state]) => [Number(key), state]),
  );

/**
 * Sets every fuse of a program. Strictly: a wire with more places than we know is an error. A wire that is older than
 * some fuses has no place for those, and gets all others.
 */
export const setFuses = async (program: string): Promise<void> => {
  const places = toStates(await getCurrentFuseWire(program));
  const version = FuseVersion.V1;
  const resetAdHocDarwinSignature = true;
  const isLongEnough = [...wanted.keys()].every((fuse) => places.has(fuse));
  if (isLongEnough) {
    await flipFuses(program, { version, resetAdHocDarwinSignature, strictlyRequireAllFuses: true, ...FUSES });
    return;
  }
  const fitting = Object.fromEntries([...wanted].filter(([fuse]) => places.has(fuse)));
  await flipFuses(program, { version, resetAdHocDarwinSignature, ...fitting });
};

/** What a program's fuses are: those that are not as they must be, and those that its wire has no place for. */
export type FuseFinding = { readonly wrong: readonly string[]; readonly absent: readonly string[] };

/** Reads the fuses back out of a packaged program. One that we do not know is wrong, whatever it is set to. */
export const readFuses = async (program: string): Promise<FuseFinding> => {
  const states = toStates(await getCurrentFuseWire(program));
  const isAbsent = (fuse: number): boolean => !states.has(fuse) || states.get(fuse) === FuseState.REMOVED;
  const wrong = [...states].filter(([fuse, state]) => {
    const isOn = wanted.get(fuse);
    if (isOn === undefined) return true;
    return !isAbsent(fuse) && state !== (isOn ? FuseState.ENABLE : FuseState.DISABLE);
  });
  return {
    wrong: wrong.map(([fuse]) => toName(fuse)),
    absent: [...wanted.keys()].filter(isAbsent).map(toName),
  };
};
