import type { Lang } from './i18n';
import type zh from './zh.ledger.json';

/** The words of the page on which the ledger is checked. */
export const ledgerWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.ledger.json')).default,
  en: async () => (await import('./en.ledger.json')).default,
};
