import { openSession } from '../accounts/session';
import { registerWorker } from '../offline/register';
import { loadNear, showCached } from '../stations/stationStore';
import { drawPage } from '../ui/drawPage';
import { here } from './position';
import { RiderApp } from './RiderApp';

/** A rider's page. The stations are asked for before anything is drawn: they are what the rider came for. */
export function openRiderPage(): void {
  openSession('rider');
  const firstStations = loadNear(here.value);
  firstStations.catch(() => undefined);
  void drawPage(() => {
    showCached(here.value);
    return <RiderApp firstStations={firstStations} />;
  }).then(() => registerWorker());
}
