import { useEffect, useState } from 'preact/hooks';
import { metres, text } from '../i18n/i18n';
import { AROUND } from '../residents/place';
import { Freshness } from '../stations/FreshnessLine';
import { distanceM } from '../stations/geo';
import { FreeCount } from '../stations/StationCard';
import { allStations, changes, loadNear } from '../stations/stationStore';
import { stationState } from '../stations/stationState';
import { AskPlace } from './AskPlace';
import { place } from './embedState';
import { PortMap } from './PortMap';

const SHOWN = 20;
/** The connection for live updates weighs more than a page inside another app may. */
const AGAIN_MS = 10_000;

/** Stations around the rider with their free ports, asked anew every ten seconds: on a small map and as a list. Nobody needs to be linked for it. */
export default function FreePorts() {
  const [state, setState] = useState<'asking' | 'heard' | 'unreachable'>('asking');
  const centre = place.value ?? AROUND;
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    // Nobody looks at a page that is hidden; who comes back to it is not to wait.
    const ask = async () => {
      if (!document.hidden) await loadNear(centre).then(() => setState('heard'), () => setState('unreachable'));
      clearTimeout(next);
      if (!gone) next = setTimeout(() => void ask(), AGAIN_MS);
    };
    const shown = () => { if (!document.hidden) void ask(); };
    document.addEventListener('visibilitychange', shown);
    void ask();
    return () => {
      gone = true;
      clearTimeout(next);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [centre.lat, centre.lon]);

  void changes.value;
  const stations = [...allStations()]
    .filter((station) => stationState(station) !== 'retired')
    .map((station) => ({ ...station, distanceM: distanceM(centre, station.position) }))
    .sort((a, b) => a.distanceM - b.distanceM).slice(0, SHOWN);
  return (
    <>
      <AskPlace />
      {state === 'unreachable' && <p role="alert" class="embed-note">{text('embed.unreachable')}</p>}
      <PortMap centre={centre} stations={stations} known={place.value !== null} />
      {state === 'heard' && stations.length === 0 && <p class="empty">{text('embed.none')}</p>}
      <ul class="embed-stations">
        {stations.map((station) => (
          <li key={station.id} data-testid="embed-station" data-station={station.id}>
            <FreeCount station={station} />
            <span class="card-main">
              <bdi class="card-name">{station.name}</bdi>
              <span class="card-line">
                <span>{metres(station.distanceM)}</span>
                <span>{text(station.open ? 'station.open' : 'station.closedNow')}</span>
                <span>{text('station.ports', { n: station.ports.total })}</span>
              </span>
              <Freshness station={station} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
