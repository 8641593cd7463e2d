import type { Lang } from './i18n';
import type zh from './zh.partners.json';

/** The words of linking to delivery platforms, for who is asked and for who looks what they agreed to. */
export const partnerWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.partners.json')).default,
  en: async () => (await import('./en.partners.json')).default,
};
