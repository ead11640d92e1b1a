/** Debian and Ubuntu packages for what a program can miss. The first name that the system's lists know is taken. */
export type PackageChoice = readonly [string, ...(readonly string[])];

/** By the start of a shared library's file name. GTK brings most of the others with it. */
const byLibrary: readonly (readonly [string, PackageChoice])[] = [
  ['libgtk-3', ['libgtk-3-0t64', 'libgtk-3-0']],
  ['libgdk-3', ['libgtk-3-0t64', 'libgtk-3-0']],
  ['libglib-2', ['libglib2.0-0t64', 'libglib2.0-0']],
  ['libgobject-2', ['libglib2.0-0t64', 'libglib2.0-0']],
  ['libgio-2', ['libglib2.0-0t64', 'libglib2.0-0']],
  ['libnss3', ['libnss3']],
  ['libnssutil3', ['libnss3']],
  ['libsmime3', ['libnss3']],
  ['libnspr4', ['libnspr4']],
  ['libatk-bridge-2', ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0']],
  ['libatk-1', ['libatk1.0-0t64', 'libatk1.0-0']],
  ['libatspi', ['libatspi2.0-0t64', 'libatspi2.0-0']],
  ['libcups', ['libcups2t64', 'libcups2']],
  ['libdbus-1', ['libdbus-1-3']],
  ['libdrm', ['libdrm2']],
  ['libgbm', ['libgbm1']],
  ['libpango-1', ['libpango-1.0-0']],
  ['libcairo', ['libcairo2']],
  ['libasound', ['libasound2t64', 'libasound2']],
  ['libexpat', ['libexpat1']],
  ['libX11', ['libx11-6']],
  ['libXcomposite', ['libxcomposite1']],
  ['libXdamage', ['libxdamage1']],
  ['libXext', ['libxext6']],
  ['libXfixes', ['libxfixes3']],
  ['libXrandr', ['libxrandr2']],
  ['libxcb', ['libxcb1']],
  ['libxkbcommon', ['libxkbcommon0']],
  ['libudev', ['libudev1']],
  ['libgcc_s', ['libgcc-s1']],
];

/** By the command that is needed. */
const byCommand: Readonly<Record<string, PackageChoice>> = {
  Xvfb: ['xvfb'],
  'dbus-daemon': ['dbus-daemon', 'dbus'],
  'dbus-send': ['dbus-bin', 'dbus'],
  'gnome-keyring-daemon': ['gnome-keyring'],
  strace: ['strace'],
};

/** The packages for a missing library or command; null for one that this table does not know. */
export const toPackageChoice = (missing: string): PackageChoice | null =>
  byCommand[missing] ?? byLibrary.find(([start]) => missing.startsWith(start))?.[1] ?? null;
