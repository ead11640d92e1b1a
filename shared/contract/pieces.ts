/**
 * People in one message: as many ids as fit through the window's door (`WIRE_LIMITS`) with room to spare. Whoever is
 * about more says "the selection", or names a pasted list: those are kept in the store.
 */
export const MOST_IDS_IN_MESSAGE = 4_000;

/** What is named one by one with all that it is (`subjectSchema`): what a screen shows, and as many tokens as are ticked. */
export const MOST_SUBJECTS_IN_MESSAGE = 200;

/** A text goes to the store in pieces of at most so many characters, at most so many in a message. */
export const TEXT_PIECE = { characters: 4_096, inMessage: 60 } as const;
