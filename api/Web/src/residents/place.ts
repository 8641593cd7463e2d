import { signal } from '@preact/signals';
import { serverNow } from '../net/clock';
import type { Position } from '../net/wire';
import type { Measured } from '../reports/reportDraft';

/** Wulin Square, Hangzhou: where the map opens until it is known better. */
export const AROUND: Position = { lat: 30.2741, lon: 120.1551 };

/** Where the phone has measured itself; kept in memory only. */
export const measured = signal<Measured | null>(null);
export const locating = signal(false);

/** One measurement, for the report that is begun. */
export function locate(): void {
  if (locating.value || !('geolocation' in navigator)) return;
  locating.value = true;
  navigator.geolocation.getCurrentPosition(({ coords, timestamp }) => {
    locating.value = false;
    // The phone's clock may be off, so the age of the measurement counts.
    const at = serverNow() - Math.max(0, Date.now() - timestamp);
    measured.value = { lat: coords.latitude, lon: coords.longitude, accuracyM: Math.round(coords.accuracy), at };
  }, () => { locating.value = false; }, { enableHighAccuracy: true, timeout: 10_000, maximumAge: 5000 });
}
