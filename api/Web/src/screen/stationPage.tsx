import { openSession } from '../accounts/session';
import { deliveryWords } from '../i18n/deliveryWords';
import { loadWords } from '../i18n/i18n';
import { screenWords } from '../i18n/screenWords';
import { registerWorker } from '../offline/register';
import { drawPage } from '../ui/drawPage';
import { ScreenApp } from './ScreenApp';
import { stationId } from './stationId';

/** A station's screen. After a power cut it is there before its network, so the page is kept on the device. */
export function openStationPage(): void {
  openSession('device', stationId);
  void loadWords(deliveryWords);
  void drawPage(() => <ScreenApp />, screenWords).then(() => registerWorker('/station'));
}
