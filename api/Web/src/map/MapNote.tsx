import { text } from '../i18n/i18n';
import { attributionParts } from './attribution';
import { shownBaseMap } from './shownBaseMap';

/** What lies under the map's own marks, and what those mean. It speaks of the map that is seen, not of the one that is configured. */
export function MapNote({ legend }: { legend: string }) {
  const base = shownBaseMap.value;
  return (
    <p class="map-note" data-testid="map-note">
      <span data-testid="map-base">
        {base === null ? text('map.outlines') : attributionParts(base).map(({ words, href }) => href
          ? <a href={href} target="_blank" rel="noreferrer">{words}</a> : words)}
      </span>
      {' · '}{legend}
    </p>
  );
}
