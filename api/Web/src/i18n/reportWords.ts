import type { Lang } from './i18n';
import type zh from './zh.reports.json';

/** The words of reporting cases and of following what one has reported. */
export const reportWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.reports.json')).default,
  en: async () => (await import('./en.reports.json')).default,
};
