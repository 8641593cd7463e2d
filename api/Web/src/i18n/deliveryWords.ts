import type { Lang } from './i18n';
import type zh from './zh.delivery.json';

/** Words of handing over what was redeemed: at a provider's desk and at a station's screen. */
export const deliveryWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.delivery.json')).default,
  en: async () => (await import('./en.delivery.json')).default,
};
