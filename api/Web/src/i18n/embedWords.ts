import type { Lang } from './i18n';
import type zh from './zh.embed.json';

/** The words of pages inside a delivery platform's app. */
export const embedWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.embed.json')).default,
  en: async () => (await import('./en.embed.json')).default,
};
