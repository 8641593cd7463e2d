import { render, type ComponentChild } from 'preact';
import { loadWords, type MoreWords } from '../i18n/i18n';

/** Draws a page into its document once its words are there; until then what the HTML holds is shown. */
export async function drawPage(view: () => ComponentChild, own?: MoreWords): Promise<void> {
  await loadWords(own);
  const root = document.getElementById('app')!;
  root.textContent = '';
  render(view(), root);
}
