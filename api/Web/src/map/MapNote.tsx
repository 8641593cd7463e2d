import { text } from '../i18n/i18n';
import { attributionParts } from './attribution';
import { shownBaseMap } from './shownBaseMap';

/** The attribution of the base map in view, and the legend of the markers. */
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
