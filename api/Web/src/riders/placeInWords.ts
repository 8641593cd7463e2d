import { metres, text } from '../i18n/i18n';
import { districtName, nameOf } from '../districts/districts';
import type { Position } from '../net/wire';
import { bearing, compass, distanceM } from '../stations/geo';
import { nearest } from '../stations/stationStore';

/** Farther from a station than this, in metres, its name says nothing about a place. */
const NEAR_M = 1500;
/** Nearer than this, in metres, a direction is smaller than the error of a phone. */
const BESIDE_M = 40;

/** A place by what is near it: the nearest station this phone knows, else the district; null when neither is known. */
export function placeInWords(at: Position, district?: string): string | null {
  const [station] = nearest(at, 1, () => true);
  if (station) {
    const away = distanceM(station.position, at);
    if (away < BESIDE_M) return text('where.atStation', { name: station.name });
    if (away <= NEAR_M) {
      return text('where.nearStation', { name: station.name, d: metres(away), way: text(`compass.${compass(bearing(station.position, at))}`) });
    }
  }
  return district && nameOf(district) ? text('where.district', { name: districtName(district) }) : null;
}
