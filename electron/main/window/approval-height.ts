const LINE_PX = 24;
/** Deployment, question, buttons and the space around them. */
const AROUND_PX = 190;
const MOST_PX = 480;
/** Characters of the system's font that are sure to fit on a line 480 pixels wide. */
const LINE_CHARACTERS = 60;

/** Height in pixels at which an approval window shows these lines without empty space; longer lists scroll. */
export const toApprovalHeight = (lines: readonly string[]): number => {
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 0);
  return Math.min(MOST_PX, AROUND_PX + LINE_PX * rows);
};
