import { openSession } from '../accounts/session';
import { exchangeWords } from '../i18n/exchangeWords';
import { drawPage } from '../ui/drawPage';
import { ProviderApp } from './ProviderApp';

/** For those who hand services over: a provider's staff, and a station's with a phone. */
export function openProviderPage(): void {
  openSession('operator');
  void drawPage(() => <ProviderApp />, exchangeWords);
}
