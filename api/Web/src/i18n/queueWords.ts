import type { Lang } from './i18n';
import type zh from './zh.queue.json';

/** The words of waiting for a port: they are fetched where a station has none free. */
export const queueWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.queue.json')).default,
  en: async () => (await import('./en.queue.json')).default,
};
