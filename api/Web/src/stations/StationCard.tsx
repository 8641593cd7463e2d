import { useEffect, useRef, useState } from 'preact/hooks';
import { metres, text } from '../i18n/i18n';
import type { StationSummary } from '../net/wire';
import { Icon } from '../ui/Icon';
import { favourites } from './favourites';
import { Freshness } from './FreshnessLine';
import { inOrder, serviceIcon, serviceName, stationIcon, stationWord } from './services';
import { hasNumber, stationState } from './stationState';

/** True for a moment after a value changed, so that the eye finds what moved. */
export function useJustChanged(value: number): boolean {
  const before = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), 1600);
    return () => clearTimeout(timer);
  }, [value]);
  return changed;
}

export function FreeCount({ station }: { station: StationSummary }) {
  const state = stationState(station);
  const changed = useJustChanged(station.ports.available);
  return (
    <span class={`free-count ${state} ${changed ? 'changed' : ''}`} data-testid="free-count" data-state={state}>
      {hasNumber(state) ? <strong data-testid="free-number">{station.ports.available}</strong> : <Icon name={stationIcon[state]} size={28} />}
      <span>{stationWord[state]()}</span>
    </span>
  );
}

export function Services({ services }: { services: string[] }) {
  return (
    <ul class="services">
      {inOrder(services).map((service) => (
        <li key={service}><Icon name={serviceIcon(service)} size={18} />{serviceName(service)}</li>
      ))}
    </ul>
  );
}

export function StationCard({ station, onOpen }: { station: StationSummary; onOpen: (id: string) => void }) {
  const { ports } = station;
  return (
    <li class="station-card" data-testid="station-card" data-station={station.id}>
      <button type="button" class="card-button" onClick={() => onOpen(station.id)} data-testid="station-open">
        <FreeCount station={station} />
        <span class="card-main">
          <span class="card-name">
            {favourites.value.has(station.id) && (
              <span class="favourite"><Icon name="star" size={18} /><span class="visually-hidden">{text('station.favourite')}</span></span>
            )}
            <bdi>{station.name}</bdi>
          </span>
          <span class="card-line">
            {station.distanceM != null && <span data-testid="distance">{metres(station.distanceM)}</span>}
            <span>{text(station.open ? 'station.open' : 'station.closedNow')}</span>
            <span>{text('station.ports', { n: ports.total })}</span>
          </span>
          <Freshness station={station} />
        </span>
        <Icon name="next" size={20} />
      </button>
      <Services services={station.services} />
    </li>
  );
}
