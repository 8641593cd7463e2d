import type { Lang } from './i18n';
import type zh from './zh.figures.json';

/** The words of the page of public figures. */
export const figuresWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.figures.json')).default,
  en: async () => (await import('./en.figures.json')).default,
};
