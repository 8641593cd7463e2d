import type { Lang } from './i18n';
import type zh from './zh.personal.json';

/** The words of a rider's own data: taking it along, and closing the account. */
export const personalWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.personal.json')).default,
  en: async () => (await import('./en.personal.json')).default,
};
