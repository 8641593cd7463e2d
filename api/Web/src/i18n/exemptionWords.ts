import type { Lang } from './i18n';
import type zh from './zh.exemption.json';

/** The words of what a rider's delivery platforms forgive: few riders are on duty for one at a time. */
export const exemptionWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.exemption.json')).default,
  en: async () => (await import('./en.exemption.json')).default,
};
