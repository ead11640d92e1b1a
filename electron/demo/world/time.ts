/** The day the seeded world stands at; every seeded date lies before it. */
export const EPOCH_MS = Date.UTC(2026, 6, 9, 12, 0, 0);

export const NEVER_SEEN = '0001-01-01T00:00:00Z';
export const NEVER_USED = '1970-01-01T00:00:00Z';
/** Seeded tokens of the demo do not run out while it is used. */
export const FAR_FUTURE = '2099-12-31T00:00:00Z';

export const DAY_MS = 86_400_000;

/** A time as the server writes it: RFC 3339 in UTC, up to six fractional digits, trailing zeros trimmed. */
export const formatTime = (ms: number, micros = 0): string => {
  const iso = new Date(ms).toISOString();
  const fraction = `${iso.slice(20, 23)}${String(micros).padStart(3, '0')}`.replace(/0+$/, '');
  return fraction === '' ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 19)}.${fraction}Z`;
};
