import { signal } from '@preact/signals';
import type { Position } from '../net/types';

export interface Here extends Position { accuracyM: number; source: 'default' | 'chosen' | 'gps' }

/** Wulin Square, Hangzhou: where the map opens until we know better. */
const DEFAULT: Here = { lat: 30.2741, lon: 120.1551, accuracyM: 5000, source: 'default' };
const KEPT = 'rs.place';

export const here = signal<Here>(restore());
export const locating = signal(false);
export const locateFailed = signal(false);

let watchId: number | null = null;

function restore(): Here {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Position | null;
    // Only a place the person pointed at is kept; measured positions never touch the disk.
    if (kept && Number.isFinite(kept.lat) && Number.isFinite(kept.lon)) return { ...kept, accuracyM: 50, source: 'chosen' };
  } catch {
    // A damaged entry is as good as none.
  }
  return DEFAULT;
}

export function choosePlace(at: Position): void {
  here.value = { lat: at.lat, lon: at.lon, accuracyM: 50, source: 'chosen' };
  try {
    localStorage.setItem(KEPT, JSON.stringify({ lat: +at.lat.toFixed(5), lon: +at.lon.toFixed(5) }));
  } catch {
    // Then the next visit starts at the default again.
  }
}

function measured(fix: GeolocationPosition): void {
  const { latitude, longitude, accuracy } = fix.coords;
  here.value = { lat: latitude, lon: longitude, accuracyM: Math.round(accuracy), source: 'gps' };
  locateFailed.value = false;
  locating.value = false;
}

/** One measurement, asked for by the person. */
export function locate(): void {
  if (!('geolocation' in navigator)) {
    locateFailed.value = true;
    return;
  }
  locating.value = true;
  navigator.geolocation.getCurrentPosition(measured, () => {
    locating.value = false;
    locateFailed.value = true;
  }, { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 });
}

/** A measured place if the phone gives one soon, else the one we have: going on duty must not hang on a satellite. */
export function placeSoon(withinMs: number): Promise<Here> {
  if (here.value.source === 'gps' || !('geolocation' in navigator)) return Promise.resolve(here.value);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(here.value), withinMs);
    const done = () => { clearTimeout(late); resolve(here.value); };
    navigator.geolocation.getCurrentPosition((fix) => { measured(fix); done(); }, done, { enableHighAccuracy: true, maximumAge: 30_000 });
  });
}

/** Follows the rider while on duty. Without permission the chosen place keeps standing in. */
export function follow(on: boolean): void {
  if (on && watchId === null && 'geolocation' in navigator) {
    watchId = navigator.geolocation.watchPosition(measured, () => { locateFailed.value = true; }, {
      enableHighAccuracy: true, maximumAge: 5000,
    });
  } else if (!on && watchId !== null) {
    navigator.geolocation.clearWatch(watchId);
    watchId = null;
  }
}
