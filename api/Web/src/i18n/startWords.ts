import type { Lang } from './i18n';
import type zh from './zh.start.json';

/** The words of the start page. */
export const startWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.start.json')).default,
  en: async () => (await import('./en.start.json')).default,
};
