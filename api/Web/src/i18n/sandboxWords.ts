import type { Lang } from './i18n';
import type zh from './zh.sandbox.json';

/** The words of the demo's delivery platform. */
export const sandboxWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.sandbox.json')).default,
  en: async () => (await import('./en.sandbox.json')).default,
};
