import { useEffect, useState } from 'preact/hooks';
import { districtName } from '../districts/districts';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import type { Position, PublicReport, PublicReportForm } from '../net/wire';
import type { ReportChannel } from '../reports/reportChannel';
import { Icon } from '../ui/Icon';
import { formAt } from './reportForm';
import { SentAsResident } from './SentAsResident';

/** Reports without account: by nobody, where the district takes them. */
export const residentChannel: ReportChannel = {
  path: '/public-reports',
  takesVoice: false,
  nearby: (query) => call('GET', '/public-reports/nearby', { query, signed: false }),
  join: (caseId) => ({ path: '/public-reports/join', body: { caseId } }),
  caseIdOf: (answer) => (answer as PublicReport).caseId,
  useBarred,
  Sent: SentAsResident,
};

/** Asked anew in another district only. What cannot be asked now is taken, kept, and answered later. */
function useBarred(place: Position | null) {
  const [form, setForm] = useState<PublicReportForm | null>(null);
  useEffect(() => {
    let gone = false;
    if (place) formAt(place).then((found) => { if (!gone) setForm(found); }, () => undefined);
    return () => { gone = true; };
  }, [place ? `${place.lat.toFixed(3)},${place.lon.toFixed(3)}` : '']);
  // Outside of all districts the field of the place says so.
  return form?.district && !form.open ? <Closed district={form.district} hotline={form.hotline} /> : null;
}

/** Where to turn to. */
function Closed({ district, hotline }: { district: string; hotline: string }) {
  const name = districtName(district);
  return (
    <div class="resident-closed" role="alert" data-testid="resident-closed">
      <p><Icon name="warning" size={20} />{text('resident.closed', { district: name === district ? text('resident.closedHere') : name, hotline })}</p>
      <div class="action-row">
        <a class="secondary" href={`tel:${hotline.replace(/[^0-9+]/g, '')}`} data-testid="resident-hotline">{text('resident.call', { hotline })}</a>
        <a class="secondary" href="/rider">{text('resident.rider')}</a>
      </div>
    </div>
  );
}
