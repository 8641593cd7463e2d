import { openSession } from '../accounts/session';
import { boardWords } from '../i18n/boardWords';
import { dispatchWords } from '../i18n/dispatchWords';
import { loadWords } from '../i18n/i18n';
import { drawPage } from '../ui/drawPage';
import { DispatchApp } from './DispatchApp';

/** A dispatcher's page. */
export function openDispatchPage(): void {
  openSession('dispatcher');
  void loadWords(boardWords);
  void drawPage(() => <DispatchApp />, dispatchWords);
}
