import { lang, locale, text, textIfKnown } from '../i18n/i18n';
import type { Key } from '../i18n/i18n';
import type { PriceListHeader, ServicePrice } from '../net/wire';
import { isRule, type Entry } from './entries';
import { districtName } from '../districts/districts';

/** A day of China's as people write it. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(`${day}T00:00:00Z`));
}

/** The day in China, as inputs of dates have it. */
export function today(now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
}

/** A span of minutes in the largest unit that says it exactly. */
export function span(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return text('prices.days', { n: minutes / 1440 });
  if (minutes > 0 && minutes % 60 === 0) return text('unit.h', { n: minutes / 60 });
  return text('unit.min', { n: minutes });
}

export const scopeName = (district: string | null | undefined) => (district ? districtName(district) : text('prices.city'));

/** From when to when a version holds. */
export function validity({ from, until }: Pick<PriceListHeader, 'from' | 'until'>): string {
  return until ? text('prices.fromUntil', { from: dayText(from), until: dayText(until) }) : text('prices.from', { from: dayText(from) });
}

export const named = (entry: { name: string; nameEn: string }) => (lang.value === 'zh' ? entry.name : entry.nameEn);

export const entryName = (entry: Entry) => (isRule(entry) ? text(`prices.rule.${entry.rule}`) : named(entry));

export const fieldName = (field: string) => textIfKnown(`prices.field.${field}`) ?? field;

const WORDS: Record<string, (value: string) => string | undefined> = {
  skills: (value) => value.split(',').map((skill) => textIfKnown(`skill.${skill}`) ?? skill).join(text('list.comma')),
  skill: (value) => textIfKnown(`skill.${value}`),
  delivery: (value) => textIfKnown(`prices.delivery.${value}`),
  leastTier: (value) => textIfKnown(`tier.${value}`),
  oncePerYear: (value) => text(value === 'true' ? 'prices.yes' : 'prices.no'),
  type: (value) => textIfKnown(`task.type.${value}`),
  minutes: (value) => text('unit.min', { n: value }),
  points: (value) => text('prices.points', { n: value }),
  holdMinutes: (value) => span(Number(value)),
  cancelMinutes: (value) => span(Number(value)),
};

/** A field's value as a difference has it, for people. */
export function valueText(field: string, value: string | null | undefined): string {
  return value == null ? text('prices.nothing') : WORDS[field]?.(value) ?? value;
}

/** Who may have a service, in a few words each. */
export function conditions(service: ServicePrice): string[] {
  const found: string[] = [];
  if (service.leastTier !== 'newcomer') found.push(text('prices.tierNeeded', { tier: text(`tier.${service.leastTier}` as Key) }));
  if (service.skill) found.push(text('prices.skillNeeded', { skill: text(`skill.${service.skill}` as Key) }));
  if (service.oncePerYear) found.push(text('prices.oncePerYear'));
  return found;
}
