import type { Lang } from './i18n';
import type zh from './zh.growth.json';

/** The words of the page of honours and skills. */
export const growthWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.growth.json')).default,
  en: async () => (await import('./en.growth.json')).default,
};
