import { loadDistricts } from '../districts/districts';
import { text } from '../i18n/i18n';
import { openOutbox } from '../offline/outbox';
import { registerWorker } from '../offline/register';
import { notify, openDialogs } from '../ui/Notices';
import { residentWay } from './residentWay';

/** Under whose name what is not sent yet is kept: nobody's, so that a rider's commands on the same phone are another queue. */
export const NOBODY = 'public';

/** Sends what waits on this phone, from now on; and keeps the page for when there is no network. */
export function startSending(): void {
  const inSheet = () => openDialogs.value.includes('report-sheet');
  openOutbox(NOBODY, {
    sent: (item) => { if (item.step !== 'reportPhoto' && !inSheet()) notify(text('report.arrived'), 'good'); },
    refused: () => { if (!inSheet()) notify(text('outbox.refused'), 'bad'); },
  }, residentWay);
  void loadDistricts();
  registerWorker('/report');
}
