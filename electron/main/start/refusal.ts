/** Why the app does not start: a sentence for the person, and the exit code for whoever started it. */
export type StartRefusal = { readonly message: string; readonly exitCode: number };

/** Exit codes of a start that was refused, as sysexits.h names them. */
export const EXIT = {
  /** The command line or the environment asks for something that is not taken. */
  usage: 64,
  /** The system has too little of something. */
  system: 71,
  /** The profile folder cannot be used. */
  profile: 73,
} as const;

const longest = 80;

/** A name from outside as it may stand in a sentence on a terminal: quoted, cut, nothing that moves the cursor. */
export const toQuoted = (name: string): string => {
  const cut = name.length > longest ? `${name.slice(0, longest)}…` : name;
  const shown = JSON.stringify(cut);
  return shown.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
  );
};
