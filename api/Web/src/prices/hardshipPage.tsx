import { openSession } from '../accounts/session';
import { priceWords } from '../i18n/priceWords';
import { drawPage } from '../ui/drawPage';
import { HardshipApp } from './HardshipApp';

/** Where dispatchers propose and approve points for riders in need. */
export function openHardshipPage(): void {
  openSession('dispatcher');
  void drawPage(() => <HardshipApp />, priceWords);
}
