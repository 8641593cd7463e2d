import type { Lang } from './i18n';
import type zh from './zh.duty.json';

/** The words of a rider at work: they are fetched with the code that shows duty, offers and tasks. */
export const dutyWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.duty.json')).default,
  en: async () => (await import('./en.duty.json')).default,
};
