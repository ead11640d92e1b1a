/** The part of Electron's `WebFrameMain` that is looked at. Its getters throw once the frame is gone. */
export interface FrameLike {
  readonly parent: unknown;
  readonly origin: string;
  /** Its address: a blank page has the origin of the page that opened it, and is refused all the same. */
  readonly url: string;
  readonly detached?: boolean;
}

/** Why a message is refused; null: it may pass. */
export type SenderProblem = 'no-frame' | 'frame-gone' | 'not-main-frame' | 'wrong-origin' | 'unknown-window';

/**
 * Checks who sent a message: a window that was made for this channel, its main frame, and a page of ours in it.
 * `frame` must have been read from the event at once, before anything was awaited.
 */
export const findSenderProblem = (
  frame: FrameLike | null | undefined,
  contentsId: number,
  expected: { readonly origin: string; readonly isKnown: (contentsId: number) => boolean },
): SenderProblem | null => {
  if (frame === null || frame === undefined) return 'no-frame';
  try {
    if (frame.detached === true) return 'frame-gone';
    if (frame.parent !== null) return 'not-main-frame';
    if (frame.origin !== expected.origin || !frame.url.startsWith(`${expected.origin}/`))
      return 'wrong-origin';
  } catch {
    // Electron throws from every getter of a frame that was disposed.
    return 'frame-gone';
  }
  return expected.isKnown(contentsId) ? null : 'unknown-window';
};
