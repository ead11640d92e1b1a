const LINE_PX = 24;
/** Deployment, question, buttons and the space around them. */
const AROUND_PX = 172;
const MOST_PX = 480;
/** Characters of the system's font that are sure to fit on a line 480 pixels wide. */
const LINE_CHARACTERS = 70;
const TITLE_CHARACTERS = 44;

const countRows = (text: string, characters: number): number =>
  Math.max(1, Math.ceil(text.length / characters));

/** Height in pixels at which an approval window shows these lines without empty space; longer lists scroll. */
export const toApprovalHeight = (title: string, lines: readonly string[]): number => {
  const rows = lines.reduce((sum, line) => sum + countRows(line, LINE_CHARACTERS), 0);
  return Math.min(MOST_PX, AROUND_PX + LINE_PX * (rows + countRows(title, TITLE_CHARACTERS) - 1));
};
