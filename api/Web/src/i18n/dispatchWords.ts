import type { Lang } from './i18n';
import type zh from './zh.dispatch.json';

/** The words that only dispatchers read. */
export const dispatchWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.dispatch.json')).default,
  en: async () => (await import('./en.dispatch.json')).default,
};
