import { browserStorage } from '../net/browserStorage';
import type { Position } from '../net/wire';

/** The maps that a phone can be sent to: each takes a place in its own datum, by its own published address. */
export const APPS = ['amap', 'baidu', 'apple', 'geo'] as const;
export type App = typeof APPS[number];

const KEPT = 'rs.navigate';
const DIGITS = 6;

/** The map that was chosen last on this phone, or null. */
export function chosenApp(): App | null {
  try {
    const kept = browserStorage('localStorage')?.getItem(KEPT);
    return APPS.find((app) => app === kept) ?? null;
  } catch {
    return null;
  }
}

/** Remembers the choice; without storage it lasts as long as the card. */
export function keepApp(app: App): void {
  try {
    browserStorage('localStorage')?.setItem(KEPT, app);
  } catch {
    // Then the next card asks again.
  }
}

/**
 * Where a tap leads. Amap, Baidu and `geo:` (RFC 5870) are told that the place is WGS-84; Apple's maps of China have no such word and stand in
 * GCJ-02.
 * Only the task's place is in it: where the rider is, the map finds out by itself or not.
 */
export function addressOf(app: App, at: Position, gcj02: Position, name: string): string {
  const [lat, lon] = [at.lat.toFixed(DIGITS), at.lon.toFixed(DIGITS)];
  const title = encodeURIComponent(name);
  switch (app) {
    case 'amap': return `https://uri.amap.com/navigation?to=${lon},${lat},${title}&mode=ride&coordinate=wgs84&callnative=1&src=redstation`;
    case 'baidu':
      return `https://api.map.baidu.com/marker?location=${lat},${lon}&title=${title}&content=${title}&coord_type=wgs84&output=html`
        + '&src=webapp.redstation.rider';
    case 'apple': return `https://maps.apple.com/?daddr=${gcj02.lat.toFixed(DIGITS)},${gcj02.lon.toFixed(DIGITS)}&q=${title}`;
    case 'geo': return `geo:${lat},${lon}?q=${lat},${lon}(${title})`;
  }
}
