import type { Lang } from './i18n';
import type zh from './zh.charging.json';

/** The words of a rider's page of charging. */
export const chargingWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.charging.json')).default,
  en: async () => (await import('./en.charging.json')).default,
};
