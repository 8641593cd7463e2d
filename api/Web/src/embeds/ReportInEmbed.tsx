import { useEffect, useMemo } from 'preact/hooks';
import { loadDistricts } from '../districts/districts';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { serverNow } from '../net/clock';
import { addressOf } from '../net/operations';
import type { Case, EmbeddedRider, PublicReport } from '../net/wire';
import { openOutbox } from '../offline/outbox';
import type { ReportChannel } from '../reports/reportChannel';
import type { Measured } from '../reports/reportDraft';
import { ReportSheet } from '../reports/ReportSheet';
import { SentReport } from '../reports/SentReport';
import { AROUND, locate, locating, measured } from '../residents/place';
import { residentChannel } from '../residents/residentChannel';
import { residentWay } from '../residents/residentWay';
import { NOBODY } from '../residents/sending';
import { notify } from '../ui/Notices';
import { place } from './embedState';
import type { ParentPage } from './parentPage';
import { riderAsSubject } from './riderSubject';

interface Props { rider: EmbeddedRider | null; parent: ParentPage; first: File | null; onClose: () => void }

/** As the rider, by the token that their platform holds: it takes a report and shows none, so what follows is in the rider's own page. */
const asRider: ReportChannel = {
  path: '/cases',
  takesVoice: false,
  nearby: (query) => call('GET', '/public-reports/nearby', { query, signed: false }),
  join: (id) => ({ path: addressOf('/cases/{id}/join', { path: { id } }), body: {} }),
  caseIdOf: (answer) => (answer as Case).id,
  useBarred: () => null,
  Sent: (props) => <SentReport {...props} onMine={null} />,
};

export function ReportInEmbed({ rider, parent, first, onClose }: Props) {
  const subject = rider ? riderAsSubject(rider) : NOBODY;
  const told = useMemo(placeTold, [place.value]);
  const channel = useMemo(() => (rider ? asRider : residentChannel), [rider === null]);
  useEffect(() => { void loadDistricts(); }, []);
  useEffect(() => openOutbox(subject, {
    sent: (item, answer) => {
      if (item.step !== 'report' && item.step !== 'join') return;
      parent.tell({ type: 'reported', caseId: rider ? (answer as Case).id : (answer as PublicReport).caseId });
    },
    refused: () => notify(text('outbox.refused'), 'bad'),
  }, rider ? undefined : residentWay), [subject]);
  return (
    <ReportSheet subject={subject} channel={channel} first={first} measured={measured.value ?? told} around={place.value ?? AROUND}
      locating={locating.value} onLocate={locate} onMine={onClose} onClose={onClose} />
  );
}

/** Where the platform's page says that the rider is now, when it says how exactly: as good as if the phone had been asked. */
function placeTold(): Measured | null {
  const at = place.value;
  return at?.accuracyM === undefined ? null : { lat: at.lat, lon: at.lon, accuracyM: Math.round(at.accuracyM), at: serverNow() };
}
