import type { Lang } from './i18n';
import type zh from './zh.equipment.json';

/** The words of the page for station staff who connect equipment. */
export const equipmentWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.equipment.json')).default,
  en: async () => (await import('./en.equipment.json')).default,
};
