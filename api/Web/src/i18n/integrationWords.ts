import { inboxWords } from './inboxWords';
import type { Lang } from './i18n';
import type zh from './zh.integrations.json';

/** The words of the page for other systems; steps of a case are called as dispatchers call them. */
export const integrationWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => ({ ...await inboxWords.zh(), ...(await import('./zh.integrations.json')).default }),
  en: async () => ({ ...await inboxWords.en(), ...(await import('./en.integrations.json')).default }),
};
