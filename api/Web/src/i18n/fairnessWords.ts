import type { Lang } from './i18n';
import type zh from './zh.fairness.json';

/** The words of the page on which it is said how tasks are offered. */
export const fairnessWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.fairness.json')).default,
  en: async () => (await import('./en.fairness.json')).default,
};
