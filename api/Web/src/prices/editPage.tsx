import { openSession } from '../accounts/session';
import { priceWords } from '../i18n/priceWords';
import { drawPage } from '../ui/drawPage';
import { EditApp } from './EditApp';

/** Where an administrator publishes versions of the price lists. */
export function openEditPage(): void {
  openSession('admin');
  void drawPage(() => <EditApp />, priceWords);
}
