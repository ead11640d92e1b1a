/** One major of Electron: its first stable release, and the day from which it gets no more fixes. */
export type Major = { readonly major: number; readonly stable: string; readonly end: string };

/**
 * Electron keeps its three newest majors alive, so a major ends when the third one after it comes. Dates of releases
 * are those of the npm registry; those to come are eight weeks apart, as Electron's own schedule has it, and are put
 * right when they are known. When the pinned major runs out: docs/supply-chain.md.
 */
export const electronMajors: readonly Major[] = [
  { major: 40, stable: '2026-01-16', end: '2026-07-01' },
  { major: 41, stable: '2026-03-11', end: '2026-08-25' },
  { major: 42, stable: '2026-05-06', end: '2026-10-21' },
  { major: 43, stable: '2026-07-01', end: '2026-12-16' },
  { major: 44, stable: '2026-08-25', end: '2027-02-10' },
  { major: 45, stable: '2026-10-21', end: '2027-04-07' },
];

/** Warned from this many days before the end. */
const warnDays = 30;
const dayMs = 86_400_000;

export type Support = { readonly isSupported: boolean; readonly line: string };

/** Whether an Electron version still gets fixes on a day (`2026-11-28`), in one line. An unknown major does not. */
export const toSupport = (version: string, today: string, majors = electronMajors): Support => {
  const major = Number.parseInt(version, 10);
  const found = majors.find((one) => one.major === major);
  if (found === undefined) {
    return {
      isSupported: false,
      line: `Electron ${version} is not in the table of supported majors: add it.`,
    };
  }
  const daysLeft = Math.round((Date.parse(found.end) - Date.parse(today)) / dayMs);
  if (today < found.stable)
    return { isSupported: false, line: `Electron ${major} is not stable before ${found.stable}.` };
  if (daysLeft <= 0)
    return {
      isSupported: false,
      line: `Electron ${major} has had no fixes since ${found.end}: move to a newer one.`,
    };
  const hurry = daysLeft <= warnDays ? `, ${daysLeft} days from now: plan the move` : '';
  return { isSupported: true, line: `Electron ${version} gets fixes until ${found.end}${hurry}.` };
};
