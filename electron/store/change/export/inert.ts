/** What makes a spreadsheet read a cell as a formula, in its full-width forms too; it may stand behind blanks. */
const STARTS_A_FORMULA = /^\s*[=+\-@\t\r\n\0＝＋－＠]/u;

/**
 * A spreadsheet of another language cuts a line at semicolons or tabs, whatever is quoted: then what stands behind one
 * of them inside a cell is a cell of its own.
 */
const STARTS_ONE_BEHIND_A_CUT = /([;,|\t\r\n"]\s*)(?=[=+\-@\0＝＋－＠])/gu;

/** The text as cells that no spreadsheet runs: an apostrophe in front where it would. Our import takes the first off. */
export const toInertCell = (text: string): string => {
  const inner = text.replace(STARTS_ONE_BEHIND_A_CUT, "$1'");
  return STARTS_A_FORMULA.test(inner) ? `'${inner}` : inner;
};
