/** The day of an ISO time, as it is in UTC: "2026-11-22". */
export const toIsoDay = (iso: string): string => iso.slice(0, 10);

/** The minute of an ISO time in UTC, for the name of a file: "202611220734". */
export const toFileStamp = (iso: string): string => iso.slice(0, 16).replace(/[^\d]/g, '');
