import { useEffect, useState } from 'preact/hooks';
import { metres, text } from '../i18n/i18n';
import { call } from '../net/api';
import type { Case, NearbyRiders, StationSummary } from '../net/wire';

const NEAR_M = 2_000;
const MOST_STATIONS = 50;

interface Near { riders: NearbyRiders; stations: (StationSummary & { distanceM?: number | null })[] }

/** Who and what is near a case: how many riders are on duty, never who or where, and the stations. Left out when it cannot be told. */
export function Surroundings({ view: { id, position: { lat, lon } } }: { view: Case }) {
  const [near, setNear] = useState<Near | null>(null);
  useEffect(() => {
    let gone = false;
    Promise.all([
      call('GET', '/cases/{id}/nearby-riders', { path: { id } }),
      call('GET', '/stations', { query: { near: `${lat},${lon}`, limit: String(MOST_STATIONS) }, signed: false }),
    ]).then(
      ([riders, { items }]) => { if (!gone) setNear({ riders, stations: items }); },
      () => { if (!gone) setNear(null); },
    );
    return () => { gone = true; };
  }, [id, lat, lon]);

  if (!near) return null;
  const { riders, stations } = near;
  const within = stations.filter(({ distanceM }) => distanceM != null && distanceM <= NEAR_M).length;
  const nearest = stations[0];
  return (
    <div data-testid="surroundings">
      <dt>{text('inbox.within', { distance: metres(riders.radiusM) })}</dt>
      <dd>
        <span data-testid="near-riders">
          {riders.count == null ? text('inbox.fewRiders', { n: riders.fewerThan })
            : text('inbox.riders', { n: riders.count, distance: metres(riders.nearestM ?? riders.radiusM) })}
        </span>
        {nearest?.distanceM != null && (
          <span data-testid="near-stations">
            {' · '}{text('inbox.stations', { n: within === MOST_STATIONS ? `${within}+` : within, distance: metres(nearest.distanceM) })}
          </span>
        )}
      </dd>
    </div>
  );
}
