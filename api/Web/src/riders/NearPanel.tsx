import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { StationSummary } from '../net/wire';
import { changes, findStation, fromCache, nearest } from '../stations/stationStore';
import { FilterBar } from '../stations/FilterBar';
import { clearFilter, filter, filterKey, isFiltered, wanted } from '../stations/filterState';
import { favourites } from '../stations/favourites';
import { distanceM } from '../stations/geo';
import { likelyOrder } from '../stations/likelyOrder';
import { StationCard } from '../stations/StationCard';
import { Icon } from '../ui/Icon';
import { comeBack, isReading, sameSearch } from './listPlace';
import { here, locate, locateFailed, locating } from './position';
import { me } from './riderState';

/** So many of the nearest, in the order that they are likely wanted in. */
const SHOWN = 40;
/** As many as a tall phone shows; the others are drawn after these have been painted. */
const FIRST = 6;

interface Props { onOpen: (id: string) => void; loading: boolean; whole: boolean; sheetOpen: boolean }

/** The list is a first-class view: it says everything the map says, to eyes, fingers and screen readers alike. */
export function NearPanel({ onOpen, loading, whole, sheetOpen }: Props) {
  void changes.value;
  const list = useRef<HTMLElement>(null);
  const places = useRef({ search: '', ids: [] as string[] });
  useLayoutEffect(() => comeBack(list.current!), []);

  const task = me.value?.activeTask;
  const search = sameSearch(here.value, filterKey.value, task?.id, whole);
  // Numbers change where they stand; what somebody has scrolled to, or opened, does not move away under the finger.
  const stays = places.current.search === search && places.current.ids.length > 0 && (sheetOpen || isReading(list.current));
  const stations = stays ? places.current.ids.flatMap(shown) : likelyOrder(nearest(here.value, SHOWN, wanted), {
    here: here.value, destination: task?.position ?? null, favourites: favourites.value, service: filter.value.service,
  }).slice(0, whole ? undefined : FIRST);
  if (!stays) places.current = { search, ids: stations.map((station) => station.id) };

  return (
    <section ref={list} class="panel near" aria-labelledby="near-title" data-testid="near-list">
      <div class="near-head">
        <div class="card-main">
          <h2 id="near-title">{text('near.title')}</h2>
          <Where />
          <span class="muted" data-testid="near-order">{text(task ? 'near.orderTask' : 'near.order')}</span>
        </div>
        <button type="button" class="secondary locate" data-testid="locate" disabled={locating.value} onClick={locate}>
          <Icon name="locate" />{text(locating.value ? 'near.locating' : 'near.locate')}
        </button>
      </div>
      <FilterBar />
      {fromCache.value && <p class="hint"><Icon name="clock" size={20} />{text('near.fromCache')}</p>}
      {stations.length > 0
        ? <ul class="station-list">{stations.map((station) => <StationCard key={station.id} station={station} onOpen={onOpen} />)}</ul>
        : <p class="empty" role="status">{text(loading ? 'near.loading' : isFiltered() ? 'near.noneFiltered' : 'near.none')}</p>}
      {stations.length === 0 && !loading && isFiltered() && (
        <button type="button" class="secondary wide" data-testid="filter-clear" onClick={clearFilter}>{text('filter.clear')}</button>
      )}
    </section>
  );
}

function shown(id: string): StationSummary[] {
  const station = findStation(id);
  return station ? [{ ...station, distanceM: distanceM(here.value, station.position) }] : [];
}

function Where() {
  const { source, accuracyM } = here.value;
  const words = source === 'gps'
    ? text('near.fromGps', { n: Math.round(accuracyM) })
    : text(source === 'chosen' ? 'near.fromChosen' : 'near.fromDefault');
  return (
    <span class="muted" data-testid="where" data-source={source}>
      {locateFailed.value && source !== 'gps' ? `${text('near.noPermission')} ` : ''}{words}
    </span>
  );
}
