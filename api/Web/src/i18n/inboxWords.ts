import type { Lang } from './i18n';
import type zh from './zh.inbox.json';

/** The words of the page of cases. */
export const inboxWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.inbox.json')).default,
  en: async () => (await import('./en.inbox.json')).default,
};
