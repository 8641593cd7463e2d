import { signal } from '@preact/signals';
import { serverNow } from '../net/clock';
import type { Position } from '../net/wire';
import { better, BY_HAND_M, measuredFix, type Fix } from './fix';

/** Where the list and the map look. Whether the rider is there is another matter: that is {@link fix}. */
export interface Here extends Position { accuracyM: number; source: 'default' | 'chosen' | 'gps' }

/** Wulin Square, Hangzhou: where the map opens until we know better. */
const DEFAULT: Here = { lat: 30.2741, lon: 120.1551, accuracyM: 5000, source: 'default' };
const KEPT = 'rs.place';
/** A position watch without a fix for this long, in milliseconds, is restarted: some phones only report movement. */
const QUIET_MS = 20_000;
const DENIED = 1;

export const here = signal<Here>(restore());
/** Where the rider is: measured, or set by the rider. Only this is reported to dispatch. */
export const fix = signal<Fix | null>(null);
/** Whether the next tap on the map says where the rider is. */
export const placing = signal(false);
export const locating = signal(false);
export const locateFailed = signal(false);

let watchId: number | null = null;
let askedAt = 0;
/** The list follows the rider until somebody looks elsewhere. */
let looksElsewhere = false;

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

/** Moves the list and the map to another place. The reported position stays as it is. */
export function choosePlace(at: Position): void {
  looksElsewhere = true;
  here.value = { lat: at.lat, lon: at.lon, accuracyM: 50, source: 'chosen' };
  try {
    localStorage.setItem(KEPT, JSON.stringify({ lat: +at.lat.toFixed(5), lon: +at.lon.toFixed(5) }));
  } catch {
    // Then the next visit starts at the default again.
  }
}

/** The rider says where they are, because the phone cannot: roughly, and only for as long as a measured place would count. */
export function placeByHand(at: Position): void {
  placing.value = false;
  fix.value = { lat: at.lat, lon: at.lon, accuracyM: BY_HAND_M, at: serverNow(), byHand: true };
}

function measured(position: GeolocationPosition): void {
  const next = measuredFix(position, Date.now(), serverNow());
  fix.value = better(fix.value, next);
  locateFailed.value = false;
  locating.value = false;
  if (!looksElsewhere) here.value = { lat: next.lat, lon: next.lon, accuracyM: next.accuracyM, source: 'gps' };
}

/** One measurement, asked for by the person; the list and the map follow it. */
export function locate(): void {
  looksElsewhere = false;
  measure();
}

/** One measurement, which leaves the list and the map where somebody has moved them. */
export function measure(): void {
  if (locating.value) return;
  if (!('geolocation' in navigator)) {
    locateFailed.value = true;
    return;
  }
  locating.value = true;
  navigator.geolocation.getCurrentPosition((position) => {
    measured(position);
    // Permission may have been given just now.
    if (watchId !== null) watch();
  }, () => {
    locating.value = false;
    locateFailed.value = true;
  }, { enableHighAccuracy: true, timeout: 10_000, maximumAge: 5000 });
}

/** Follows the rider while on duty, and forgets where they were when they are not. */
export function follow(on: boolean): void {
  if (on && watchId === null && 'geolocation' in navigator) watch();
  else if (!on && watchId !== null) {
    navigator.geolocation.clearWatch(watchId);
    watchId = null;
    fix.value = null;
    placing.value = false;
  }
}

/** Asks again when the phone has been quiet; an answer is a new measurement, and an error leaves the old one as old as it is. */
export function askWhenQuiet(): void {
  const at = serverNow();
  if (watchId !== null && fix.value && at - fix.value.at >= QUIET_MS && at - askedAt >= QUIET_MS) watch();
}

function watch(): void {
  if (watchId !== null) navigator.geolocation.clearWatch(watchId);
  askedAt = serverNow();
  watchId = navigator.geolocation.watchPosition(measured, (error) => {
    locateFailed.value = true;
    // Nothing measures any more; what was measured only grows old.
    if (error.code === DENIED) askedAt = Infinity;
  }, { enableHighAccuracy: true, maximumAge: 0 });
}
