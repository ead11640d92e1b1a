/** First characters that make a spreadsheet read a cell as a formula, in their full-width forms too. */
const STARTS_A_FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** The text as a cell that no spreadsheet runs: an apostrophe in front where it would. Our import takes it off. */
export const toInertCell = (text: string): string => (STARTS_A_FORMULA.test(text) ? `'${text}` : text);
