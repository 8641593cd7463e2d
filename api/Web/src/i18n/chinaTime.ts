import { sameDay, type Moment } from './chinaDay';
import { locale, text } from './i18n';

/** What people here read, whatever zone the computer is set to. */
const ZONE = 'Asia/Shanghai';

/** The time of day, such as 08:05. */
export function clockTime(at: Moment): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** The time of day, and the day with it when that is another than the one of `now`. */
export function dayAndTime(at: Moment, now: Moment): string {
  if (sameDay(at, now)) return clockTime(at);
  const day = new Intl.DateTimeFormat(locale(), { timeZone: ZONE, month: 'short', day: 'numeric' }).format(new Date(at));
  return `${day} ${clockTime(at)}`;
}

/** The time of day and always the day, by name when it is near: "tomorrow 03:09" must not read as this morning. */
export function namedDayAndTime(at: Moment, now: number): string {
  const time = clockTime(at);
  if (sameDay(at, now)) return text('day.today', { time });
  return sameDay(at, now + 86_400_000) ? text('day.tomorrow', { time }) : dayAndTime(at, now);
}

/** The last day before a moment, as people write it: what ends at midnight is good on the day before. */
export function lastDay(until: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: ZONE, dateStyle: 'medium' }).format(Date.parse(until) - 1);
}
