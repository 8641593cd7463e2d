import type { Lang } from './i18n';
import type zh from './zh.screen.json';

/** The words that only a station's screen shows. */
export const screenWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.screen.json')).default,
  en: async () => (await import('./en.screen.json')).default,
};
