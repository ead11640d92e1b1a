import type { RawResponse } from './serve.ts';

const ZONE = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/;
/** Times of this world in a JSON text. "Never" (year 1, or the epoch) has no zone and no digits, as on a server. */
const TIME = /"(?!0001-|1970-)(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z"/g;
/** What a clock of nanoseconds has beyond the microseconds of the database. */
const NANOS = '725';

const minutesOf = (zone: string): number => {
  const [, sign, hours, minutes] = ZONE.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** Throws a RangeError for what is no offset from UTC. */
export const checkZone = (zone: string): void => {
  if (!ZONE.test(zone)) throw new RangeError(`the zone must be like +05:45 or -03:30, got "${zone}"`);
};

/** The same answer with its times in the server's own zone and with nine digits of a second. */
export const toZone = (response: RawResponse, zone: string): RawResponse => {
  const { reply } = response;
  if (reply.type !== 'json') return response;
  const shiftMs = minutesOf(zone) * 60_000;
  const body = reply.body.replace(TIME, (_, seconds: string, fraction = '') => {
    const local = new Date(Date.parse(`${seconds}Z`) + shiftMs).toISOString().slice(0, 19);
    return `"${local}.${String(fraction).padEnd(6, '0')}${NANOS}${zone}"`;
  });
  return { ...response, reply: { ...reply, body } };
};
