import { lang, locale, text } from '../i18n/i18n';
import type { CaseFigure } from '../net/wire';

const HOURS_OF_TWO_DAYS = 48;
const MINUTES_OF_TWO_HOURS = 120;

export function count(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** A share in whole percent, or that there are too few cases for one. */
export function percent(share: number | null | undefined): string {
  return share == null ? text('figures.tooFew') : new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A time in the unit in which people would say it. */
export function span(minutes: number | null | undefined): string {
  if (minutes == null) return text('figures.tooFew');
  if (minutes < MINUTES_OF_TWO_HOURS) return text('figures.minutes', { n: rounded(minutes, 0) });
  const hours = minutes / 60;
  return hours < HOURS_OF_TWO_DAYS ? text('figures.hours', { n: rounded(hours, 1) }) : text('figures.days', { n: rounded(hours / 24, 1) });
}

export function districtName(row: CaseFigure): string {
  return (lang.value === 'zh' ? row.districtName : row.districtNameEn) ?? row.district;
}

export function className(row: CaseFigure): string {
  return (lang.value === 'zh' ? row.className : row.classNameEn) ?? text('figures.otherClass', { id: row.classId ?? '' });
}

/** A month or a year, in words. */
export function periodName(period: string): string {
  if (period.length === 4) return text('figures.year', { year: period });
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(Date.UTC(year, month - 1, 1));
}

function rounded(value: number, digits: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}
