import { loadWords } from '../i18n/i18n';

/** The code of a working rider, with its words. */
export async function loadDuty() {
  const bundle = await import('./dutyBundle');
  await loadWords(bundle.dutyWords);
  return bundle;
}
