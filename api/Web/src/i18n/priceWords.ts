import type { Lang } from './i18n';
import type zh from './zh.prices.json';

/** The words of the price lists' pages. */
export const priceWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.prices.json')).default,
  en: async () => (await import('./en.prices.json')).default,
};
