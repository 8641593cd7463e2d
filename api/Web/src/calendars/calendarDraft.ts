import type { Schemas } from '../net/wire';

export type WorkCalendar = Schemas['WorkCalendar'];
export type PublishCalendar = Schemas['PublishWorkCalendarRequest'];

/** A calendar as it is written in the form: hours and the days of one year as texts. */
export interface CalendarDraft {
  hours: string;
  year: number;
  holidays: string;
  makeUpDays: string;
  note: string;
}

/** What of a form is no hours or no days. */
export class Unreadable extends Error {
  constructor(readonly field: 'hours' | 'holidays' | 'makeUpDays', readonly words: string) {
    super(words);
  }
}

const DAY_MS = 24 * 3_600_000;
const BETWEEN_DAYS = /\s*(?:~|～|至|–|—)\s*/u;
const BETWEEN_TIMES = /\s*(?:-|~|～|至|–|—)\s*/u;
const SEPARATORS = /[\s,，;；、]+/u;
const NEXT_TO_RANGE = /\s*(~|～|至|–|—)\s*/gu;
const MOST_DAYS = 366;

/** The form for a year of a calendar; a year that is not known yet has no days. */
export function draftOf(calendar: WorkCalendar, year: number, note = ''): CalendarDraft {
  return {
    hours: calendar.hours.map(({ from, to }) => `${from.slice(0, 5)}-${to.slice(0, 5)}`).join(', '),
    year,
    holidays: daysText(ofYear(calendar.holidays, year)),
    makeUpDays: daysText(ofYear(calendar.makeUpDays, year)),
    note,
  };
}

/** The next year whose holidays are not known; what a calendar lacks first. */
export function yearToAdd(calendar: WorkCalendar): number {
  return Math.max(...calendar.years) + 1;
}

/**
 * The whole calendar with the draft's hours and days in it; the days of other years stay as they are.
 * @throws Unreadable when something is no hours or no days.
 */
export function calendarOf(calendar: WorkCalendar, draft: CalendarDraft): WorkCalendar {
  const { year } = draft;
  const others = (days: string[]) => days.filter((day) => !day.startsWith(`${year}-`));
  return {
    hours: hoursOf(draft.hours),
    years: [...new Set([...calendar.years, year])].sort((a, b) => a - b),
    holidays: [...others(calendar.holidays), ...daysOf('holidays', draft.holidays)].sort(),
    makeUpDays: [...others(calendar.makeUpDays), ...daysOf('makeUpDays', draft.makeUpDays)].sort(),
    specialDays: calendar.specialDays,
  };
}

/** Days as people write them, those that follow each other as one range: "2027-02-05~2027-02-12, 2027-04-05". */
export function daysText(days: string[]): string {
  const ranges: [string, string][] = [];
  for (const day of [...days].sort()) {
    const last = ranges[ranges.length - 1];
    if (last && dayAfter(last[1]) === day) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first}~${last}`)).join('\n');
}

function daysOf(field: 'holidays' | 'makeUpDays', text: string): string[] {
  const days = text.replace(NEXT_TO_RANGE, '$1').split(SEPARATORS).filter(Boolean).flatMap((part) => {
    const [first, last = first, more] = part.split(BETWEEN_DAYS);
    if (!isDay(first) || !isDay(last) || more !== undefined || last < first) throw new Unreadable(field, part);
    const range: string[] = [];
    for (let day = first; day <= last && range.length < MOST_DAYS; day = dayAfter(day)) range.push(day);
    return range;
  });
  return [...new Set(days)];
}

function hoursOf(text: string): WorkCalendar['hours'] {
  return text.replace(/\s*(-|~|～|至|–|—)\s*/gu, '$1').split(SEPARATORS).filter(Boolean).map((part) => {
    const [from, to, more] = part.split(BETWEEN_TIMES);
    if (!isTime(from) || !isTime(to) || more !== undefined) throw new Unreadable('hours', part);
    return { from: whole(from), to: whole(to) };
  });
}

const ofYear = (days: string[], year: number) => days.filter((day) => day.startsWith(`${year}-`));

const isTime = (text: string | undefined): text is string => /^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(text ?? '');

const whole = (time: string) => `${time.padStart(5, '0')}:00`;

function isDay(text: string | undefined): text is string {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(text!)) && new Date(text!).toISOString().startsWith(text!);
}

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
