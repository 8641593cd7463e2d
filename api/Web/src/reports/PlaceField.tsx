import { useState } from 'preact/hooks';
import { districtName } from '../districts/districts';
import { metres, text } from '../i18n/i18n';
import type { Position } from '../net/wire';
import { nearest } from '../stations/stationStore';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { COARSE_M } from './reportDraft';

const PlaceMap = lazy(() => import('./PlaceMap'), () => text('map.loading'));

interface Props {
  position: Position | null;
  /** In metres; null when the place was pointed at. */
  accuracyM: number | null;
  /** Where the map opens while there is no place. */
  around: Position;
  district: string | null;
  outside: boolean;
  locating: boolean;
  onMove: (to: Position) => void;
  onLocate: () => void;
}

/** Where it is: filled in by the phone, and moved on a map where that is wrong. */
export function PlaceField({ position, accuracyM, around, district, outside, locating, onMove, onLocate }: Props) {
  const [moving, setMoving] = useState(false);
  const [station] = position ? nearest(position, 1, () => true) : [];
  const where = !position ? text(locating ? 'report.placeMeasuring' : 'report.placeUnknown')
    : [district ? districtName(district) : '', station ? text('report.nearStation', { name: station.name, d: metres(station.distanceM!) }) : '']
      .filter(Boolean).join(' · ') || `${position.lat.toFixed(5)}, ${position.lon.toFixed(5)}`;
  return (
    <div class="report-place" data-testid="report-place" data-known={position !== null}>
      <p role="status">
        <Icon name="pin" size={20} />
        <span>
          <bdi>{where}</bdi>
          {position && accuracyM !== null && <span class="muted"> {text('report.accuracy', { n: metres(accuracyM) })}</span>}
        </span>
      </p>
      {position && accuracyM !== null && accuracyM > COARSE_M && <p class="hint"><Icon name="warning" size={20} />{text('report.placeCoarse')}</p>}
      {outside && <p class="form-problem" role="alert" data-testid="report-outside">{text('report.outside')}</p>}
      <div class="action-row">
        {!position && (
          <button type="button" class="secondary" disabled={locating} data-testid="report-locate" onClick={onLocate}>
            <Icon name="locate" />{text(locating ? 'near.locating' : 'near.locate')}
          </button>
        )}
        <button type="button" class="secondary" aria-expanded={moving} data-testid="report-move" onClick={() => setMoving(!moving)}>
          <Icon name="map" />{text(moving ? 'report.moveDone' : position ? 'report.move' : 'report.point')}
        </button>
      </div>
      {moving && <PlaceMap at={position ?? around} onMove={onMove} />}
    </div>
  );
}
