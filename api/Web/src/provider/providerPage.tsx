import { openSession } from '../accounts/session';
import { deliveryWords } from '../i18n/deliveryWords';
import { exchangeWords } from '../i18n/exchangeWords';
import { loadWords } from '../i18n/i18n';
import { drawPage } from '../ui/drawPage';
import { ProviderApp } from './ProviderApp';

/** For those who hand services over: a provider's staff, and a station's with a phone. */
export function openProviderPage(): void {
  openSession('operator');
  void loadWords(deliveryWords);
  void drawPage(() => <ProviderApp />, exchangeWords);
}
