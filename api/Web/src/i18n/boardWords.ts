import type { Lang } from './i18n';
import type zh from './zh.board.json';

/** Words of what dispatchers look at: their tasks, and their cases. */
export const boardWords: { [L in Lang]: () => Promise<Record<keyof typeof zh, string>> } = {
  zh: async () => (await import('./zh.board.json')).default,
  en: async () => (await import('./en.board.json')).default,
};
