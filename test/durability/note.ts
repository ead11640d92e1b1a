/** Says that a test could not be made as it should be on this machine, and what is tested instead. */
export const note = (what: string): void => {
  process.stderr.write(`Note: ${what}\n`);
};
