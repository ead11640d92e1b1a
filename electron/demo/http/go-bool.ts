const TRUE_WORDS = ['1', 't', 'T', 'TRUE', 'true', 'True'];

/** True for the words Go's strconv.ParseBool takes for true. */
export const isTrueWord = (text: string): boolean => TRUE_WORDS.includes(text);
