import { text } from '../i18n/i18n';
import { changes, fromCache, nearest } from '../stations/stationStore';
import { FilterBar } from '../stations/FilterBar';
import { isFiltered, wanted } from '../stations/filterState';
import { StationCard } from '../stations/StationCard';
import { Icon } from '../ui/Icon';
import { here, locate, locateFailed, locating } from './position';

const SHOWN = 40;
/** As many as a tall phone shows; the others are drawn after these have been painted. */
const FIRST = 6;

/** The list is a first-class view: it says everything the map says, to eyes, fingers and screen readers alike. */
export function NearPanel({ onOpen, loading, whole }: { onOpen: (id: string) => void; loading: boolean; whole: boolean }) {
  void changes.value;
  const stations = nearest(here.value, whole ? SHOWN : FIRST, wanted);
  return (
    <section class="panel near" aria-labelledby="near-title" data-testid="near-list">
      <div class="near-head">
        <div class="card-main">
          <h2 id="near-title">{text('near.title')}</h2>
          <Where />
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
    </section>
  );
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
