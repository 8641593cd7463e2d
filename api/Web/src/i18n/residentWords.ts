import type { Lang } from './i18n';
import type zh from './zh.residents.json';

/** The words of reporting without account. */
export const residentWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.residents.json')).default,
  en: async () => (await import('./en.residents.json')).default,
};
