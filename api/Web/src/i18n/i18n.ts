import { signal } from '@preact/signals';
import type zh from './zh.json';
import type zhBoard from './zh.board.json';
import type zhCharging from './zh.charging.json';
import type zhDelivery from './zh.delivery.json';
import type zhDispatch from './zh.dispatch.json';
import type zhDuty from './zh.duty.json';
import type zhEmbed from './zh.embed.json';
import type zhEquipment from './zh.equipment.json';
import type zhExchange from './zh.exchange.json';
import type zhExemption from './zh.exemption.json';
import type zhFairness from './zh.fairness.json';
import type zhFigures from './zh.figures.json';
import type zhGrowth from './zh.growth.json';
import type zhInbox from './zh.inbox.json';
import type zhIntegrations from './zh.integrations.json';
import type zhLedger from './zh.ledger.json';
import type zhPartners from './zh.partners.json';
import type zhPersonal from './zh.personal.json';
import type zhPrices from './zh.prices.json';
import type zhQueue from './zh.queue.json';
import type zhReports from './zh.reports.json';
import type zhResidents from './zh.residents.json';
import type zhSandbox from './zh.sandbox.json';
import type zhScreen from './zh.screen.json';
import type zhStart from './zh.start.json';
import type zhVerify from './zh.verify.json';

export type Key =
  | keyof typeof zh
  | keyof typeof zhBoard
  | keyof typeof zhCharging
  | keyof typeof zhDelivery
  | keyof typeof zhDispatch
  | keyof typeof zhDuty
  | keyof typeof zhEmbed
  | keyof typeof zhEquipment
  | keyof typeof zhExchange
  | keyof typeof zhExemption
  | keyof typeof zhFairness
  | keyof typeof zhFigures
  | keyof typeof zhGrowth
  | keyof typeof zhInbox
  | keyof typeof zhIntegrations
  | keyof typeof zhLedger
  | keyof typeof zhPartners
  | keyof typeof zhPersonal
  | keyof typeof zhPrices
  | keyof typeof zhQueue
  | keyof typeof zhReports
  | keyof typeof zhResidents
  | keyof typeof zhSandbox
  | keyof typeof zhScreen
  | keyof typeof zhStart
  | keyof typeof zhVerify;
export type Lang = 'zh' | 'en';
/** Words of one page that phones need not load for the others. */
export type MoreWords = Record<Lang, () => Promise<Record<string, string>>>;

// Each language is a file of its own, so that a phone downloads only the one it shows.
const load: Record<Lang, () => Promise<Record<keyof typeof zh, string>>> = {
  zh: async () => (await import('./zh.json')).default,
  en: async () => (await import('./en.json')).default,
};

export const lang = signal<Lang>(document.documentElement.lang.startsWith('en') ? 'en' : 'zh');
const dictionary = signal<Record<string, string> | null>(null);
const more = new Set<MoreWords>();

/**
 * Fetches the words of the chosen language; pages wait for it before they draw anything of their own.
 * @param own Words that only this page, or a part of it that is opened later, has.
 */
export async function loadWords(own?: MoreWords): Promise<void> {
  if (own) more.add(own);
  const shown = lang.value;
  const words = await wordsOf(shown);
  // Another part may have brought its words meanwhile, and the language may have been switched.
  if (lang.value === shown) dictionary.value = { ...dictionary.value, ...words };
  else await loadWords();
}

async function wordsOf(language: Lang): Promise<Record<string, string>> {
  const all = await Promise.all([load[language](), ...[...more].map((own) => own[language]())]);
  return Object.assign({}, ...all) as Record<string, string>;
}

export async function switchLanguage(to: Lang): Promise<void> {
  dictionary.value = await wordsOf(to);
  lang.value = to;
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem('rs.lang', to);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Marks that turn what stands beside them around, and letters that are read from the right. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const FROM_THE_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}]|[\u{1E800}-\u{1EFFF}]/u;

/** What people wrote, so that it leaves the words around it alone; in markup `<bdi>` does the same. */
export function isolated(value: string): string {
  const plain = value.replace(TURNING, '');
  return FROM_THE_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

export function textIfKnown(key: string, values?: Record<string, string | number>): string | undefined {
  const pattern = dictionary.value?.[key];
  return pattern?.replace(/\{(\w+)\}/g, (whole, name: string) => isolated(String(values?.[name] ?? whole)));
}

/** The words for a key; `{name}` in them is replaced by the value of that name. */
export function text(key: Key, values?: Record<string, string | number>): string {
  return textIfKnown(key, values) ?? key;
}

export function locale(): string {
  return lang.value === 'zh' ? 'zh-CN' : 'en-GB';
}

/** From so much uncertainty on, in metres, a distance is not told without it. */
const TELLING_M = 30;

/** A distance and, unless it is small, how far off it may be. */
export function distance(distanceM: number, accuracyM?: number | null): string {
  return accuracyM != null && accuracyM >= TELLING_M ? text('unit.about', { d: metres(distanceM), n: metres(accuracyM) }) : metres(distanceM);
}

export function metres(distanceM: number): string {
  if (distanceM < 1000) return text('unit.m', { n: Math.round(distanceM / 10) * 10 || Math.round(distanceM) });
  return text('unit.km', { n: (distanceM / 1000).toFixed(distanceM < 10_000 ? 1 : 0) });
}
