import type { Lang } from './i18n';
import type zh from './zh.verify.json';

/** The words of the page on which certificates are checked. */
export const verifyWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.verify.json')).default,
  en: async () => (await import('./en.verify.json')).default,
};
