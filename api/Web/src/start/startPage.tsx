import { openSession } from '../accounts/session';
import { startWords } from '../i18n/startWords';
import { drawPage } from '../ui/drawPage';
import { StartApp } from './StartApp';

/** The page with the ways in: a rider's, a dispatcher's, a station's. */
export function openStartPage(): void {
  openSession('rider');
  void drawPage(() => <StartApp />, startWords);
}
