import type { ApprovalRequest } from '#shared/contract/bridge.ts';

const LINE_PX = 20;
/** The tag, the question, the buttons and the space around them. */
const AROUND_PX = 172;
const MOST_PX = 600;
/** Characters of the system's font that are sure to fit on a line 480 pixels wide. */
const LINE_CHARACTERS = 66;
const TITLE_CHARACTERS = 44;
/** Of a value beside its name, in half of the width. */
const VALUE_CHARACTERS = 48;
/** The line between two parts. */
const PART_ROWS = 0.5;

const countRows = (text: string, characters: number): number =>
  Math.max(1, Math.ceil(text.length / characters));

const sum = (rows: readonly number[]): number => rows.reduce((all, one) => all + one, 0);

const countPart = (rows: readonly number[]): number => (rows.length === 0 ? 0 : sum(rows) + PART_ROWS);

/** Height in pixels at which an approval window shows a question without empty space; what is longer scrolls. */
export const toApprovalHeight = ({
  title,
  lines,
  moves,
  people,
  reasons,
  subject,
}: Omit<ApprovalRequest, 'confirmLabel' | 'tone'>): number => {
  const rows = sum([
    countRows(title, TITLE_CHARACTERS) - 1,
    sum(lines.map((line) => countRows(line, LINE_CHARACTERS))),
    countPart(
      moves.map(({ from, to }) => 1 + countRows(from === null ? to : `${from} to ${to}`, LINE_CHARACTERS)),
    ),
    countPart(people === null ? [] : [countRows(people.first.join(', '), VALUE_CHARACTERS) + 1]),
    countPart(
      reasons.map(
        ({ what, reason }) => countRows(what, LINE_CHARACTERS) + countRows(reason, LINE_CHARACTERS),
      ),
    ),
    countPart(
      subject === null
        ? []
        : [
            countRows(subject.host, VALUE_CHARACTERS),
            1,
            subject.environment === subject.environmentFirst ? 0 : 2,
          ],
    ),
  ]);
  return Math.min(MOST_PX, Math.ceil(AROUND_PX + LINE_PX * rows));
};
