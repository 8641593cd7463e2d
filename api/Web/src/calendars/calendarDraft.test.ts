import { describe, expect, it } from 'vitest';
import { calendarOf, daysText, draftOf, Unreadable, yearToAdd, type WorkCalendar } from './calendarDraft';

const CALENDAR: WorkCalendar = {
  hours: [{ from: '08:30:00', to: '12:00:00' }, { from: '13:30:00', to: '17:30:00' }],
  years: [2026],
  holidays: ['2026-10-01', '2026-10-02', '2026-12-31', '2026-04-04'],
  makeUpDays: ['2026-10-10'],
  specialDays: [{ day: '2026-12-31', hours: [{ from: '08:30:00', to: '12:00:00' }] }],
};

describe('a calendar', () => {
  it('is written as hours and ranges of days', () => {
    expect(draftOf(CALENDAR, 2026)).toMatchObject({
      hours: '08:30-12:00, 13:30-17:30', holidays: '2026-04-04\n2026-10-01~2026-10-02\n2026-12-31', makeUpDays: '2026-10-10',
    });
    expect(draftOf(CALENDAR, yearToAdd(CALENDAR))).toMatchObject({ year: 2027, holidays: '', makeUpDays: '' });
  });

  it('is read back as it was', () => {
    const same = { ...CALENDAR, holidays: [...CALENDAR.holidays].sort() };
    expect(calendarOf(CALENDAR, draftOf(CALENDAR, 2026))).toEqual(same);
  });

  it('takes a year in, however its days are separated, and leaves the others', () => {
    const added = calendarOf(CALENDAR, {
      hours: '9:00 – 17:00', year: 2027, note: '', makeUpDays: '', holidays: '2027-01-01、2027-02-27 ～ 2027-03-01\n2027-01-01',
    });
    expect(added.years).toEqual([2026, 2027]);
    expect(added.hours).toEqual([{ from: '09:00:00', to: '17:00:00' }]);
    expect(added.holidays.slice(4)).toEqual(['2027-01-01', '2027-02-27', '2027-02-28', '2027-03-01']);
    expect(added.makeUpDays).toEqual(CALENDAR.makeUpDays);
    expect(added.specialDays).toEqual(CALENDAR.specialDays);
  });

  it('is refused where something is no day and no hours', () => {
    const draft = draftOf(CALENDAR, 2027);
    for (const holidays of ['1 月 1 日', '2027-02-30', '2027-01-03~2027-01-01', '2027-01-01~']) {
      expect(() => calendarOf(CALENDAR, { ...draft, holidays })).toThrow(Unreadable);
    }
    expect(() => calendarOf(CALENDAR, { ...draft, hours: '9-17' })).toThrow(Unreadable);
  });

  it('joins days over the end of a month', () => {
    expect(daysText(['2027-03-01', '2027-02-28', '2027-02-27'])).toBe('2027-02-27~2027-03-01');
  });
});
