import type { StoreChild } from './store-child.ts';

/**
 * Starts a store before anybody asks for one, so that it loads its code while Electron gets ready. The first call of
 * the answer gives that store, unless it has ended meanwhile; each further call starts a new one.
 */
export const startEarly = (launch: () => StoreChild): (() => StoreChild) => {
  let early: StoreChild | null = null;
  try {
    const child = launch();
    early = child;
    child.onExit(() => {
      early = null;
    });
  } catch {
    // No Node to run it with: the first call throws again, where it is reported.
  }
  return () => {
    const child = early ?? launch();
    early = null;
    return child;
  };
};
