import { clockTime } from '../i18n/chinaTime';
import { lang, locale, text, type Key } from '../i18n/i18n';
import type { ServiceOffer, Provider, Redemption } from '../net/wire';

interface Named { name: string; nameEn?: string | null }

/** A name in the reader's language, where there is one in it. */
export const named = ({ name, nameEn }: Named) => (lang.value === 'en' && nameEn ? nameEn : name);

export const described = (one: { description: string; descriptionEn: string }) => (lang.value === 'zh' ? one.description : one.descriptionEn);

export const needName = (service: ServiceOffer) => (lang.value === 'zh' ? service.needName : service.needNameEn);

/** A code in two halves: that is how people read digits aloud. */
export const spoken = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The digits one by one, for who hears the page: not a number of twelve million. */
export const digitByDigit = (code: string) => code.split('').join(' ');

/** A day with its weekday, in China. */
export function dayText(at: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'Asia/Shanghai', month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(at));
}

/** An appointment: on one day, or over several. */
export function slotText(start: string, end: string): string {
  const [first, last] = [dayText(start), dayText(end)];
  return first === last ? `${first} ${clockTime(start)}–${clockTime(end)}` : `${first} – ${last}`;
}

export const whenText = ({ slotStart, slotEnd }: Redemption) => (slotStart && slotEnd ? slotText(slotStart, slotEnd) : '');

/** A span of minutes in the largest unit that says it exactly. */
export function span(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return text('exchange.days', { n: minutes / 1440 });
  if (minutes > 0 && minutes % 60 === 0) return text('unit.h', { n: minutes / 60 });
  return text('unit.min', { n: minutes });
}

/** Who may have a service, in a few words each. */
export function conditions({ eligibility }: ServiceOffer): string[] {
  const found: string[] = [];
  if (eligibility.leastTier !== 'newcomer') found.push(text('exchange.tierNeeded', { tier: text(`tier.${eligibility.leastTier}` as Key) }));
  if (eligibility.skill) found.push(text('exchange.skillNeeded', { skill: text(`skill.${eligibility.skill}` as Key) }));
  if (eligibility.oncePerYear) found.push(text('exchange.oncePerYear'));
  return found;
}

export const place = (provider: Provider) => `${named(provider)} · ${provider.address}`;
