import { useEffect, useState } from 'preact/hooks';
import type { Position } from '../net/wire';
import { ReportSheet } from '../reports/ReportSheet';
import { loadNear } from '../stations/stationStore';
import { locate, locating, measured } from './place';
import { residentChannel } from './residentChannel';
import { NOBODY } from './sending';

interface Props { first: File | null; around: Position; onClose: () => void }

/** A report from where the phone is, without account. */
export function ReportAsResident({ first, around, onClose }: Props) {
  const [, setStations] = useState<Position | null>(null);
  const at = measured.value;
  // A station that people know says more of a place than its coordinates. Measured, so that it is not kept on the phone.
  useEffect(() => { if (at) loadNear({ lat: at.lat, lon: at.lon, source: 'gps' }).then(() => setStations(at), () => undefined); }, [at]);
  return (
    <ReportSheet subject={NOBODY} channel={residentChannel} first={first} measured={at} around={around}
      locating={locating.value} onLocate={locate} onMine={onClose} onClose={onClose} />
  );
}
