import { signal } from '@preact/signals';

/** Milliseconds the server is ahead of this device. Phones are often minutes off; countdowns must not be. */
let offset = 0;

/** Ticks once a second, for everything on the page that counts. */
export const now = signal(Date.now());

export function serverNow(): number {
  return Date.now() + offset;
}

/** A `Date` header has whole seconds, so differences below two are noise and leave the clock alone. */
export function learnServerTime(header: string | null): void {
  if (!header) return;
  const seen = Date.parse(header);
  if (Number.isNaN(seen)) return;
  const difference = seen + 500 - Date.now();
  if (Math.abs(difference - offset) > 2000) offset = Math.abs(difference) > 2000 ? difference : 0;
}

function tick(): void {
  now.value = serverNow();
  // Aligned to the second, so that all countdowns turn over together.
  setTimeout(tick, 1000 - (serverNow() % 1000) + 5);
}

tick();
