import { render, type ComponentChild } from 'preact';
import { loadWords } from '../i18n/i18n';

/** Draws a page into its document once its words are there; until then what the HTML holds is shown. */
export async function drawPage(view: () => ComponentChild): Promise<void> {
  await loadWords();
  const root = document.getElementById('app')!;
  root.textContent = '';
  render(view(), root);
}
