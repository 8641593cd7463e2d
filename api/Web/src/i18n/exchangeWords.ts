import type { Lang } from './i18n';
import type zh from './zh.exchange.json';

/** The words of the exchange, for who looks for services and for who hands them over. */
export const exchangeWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.exchange.json')).default,
  en: async () => (await import('./en.exchange.json')).default,
};
