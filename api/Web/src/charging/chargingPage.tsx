import { openSession } from '../accounts/session';
import { chargingWords } from '../i18n/chargingWords';
import { drawPage } from '../ui/drawPage';
import { ChargingApp } from './ChargingApp';

/** The page of a rider who charges: what goes on, what was, starting by phone, and the cards. */
export function openChargingPage(): void {
  openSession('rider');
  void drawPage(() => <ChargingApp />, chargingWords);
}
