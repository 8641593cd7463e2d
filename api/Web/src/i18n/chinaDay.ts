/** What a day means here, whatever zone the computer is set to. China has one zone, without daylight saving. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

export type Moment = string | number | Date;

const dayNumber = (at: Moment) => Math.floor((new Date(at).getTime() + OFFSET_MS) / DAY_MS);

/** Whether two moments are on one calendar day. */
export function sameDay(a: Moment, b: Moment): boolean {
  return dayNumber(a) === dayNumber(b);
}

/** When the calendar day of a moment began. */
export function startOfDay(at: Moment): Date {
  return new Date(dayNumber(at) * DAY_MS - OFFSET_MS);
}
