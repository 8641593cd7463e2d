import { openSession } from '../accounts/session';
import { dispatchWords } from '../i18n/dispatchWords';
import { drawPage } from '../ui/drawPage';
import { DispatchApp } from './DispatchApp';

/** A dispatcher's page. */
export function openDispatchPage(): void {
  openSession('dispatcher');
  void drawPage(() => <DispatchApp />, dispatchWords);
}
