import { effect } from '@preact/signals';
import { now, serverNow } from '../net/clock';
import { distanceM } from '../stations/geo';
import { follow, here, type Here } from './position';
import { reportPosition } from './commands';
import { me, riderLink } from './riderState';

const AT_MOST_EVERY_MS = 5000;
/** Standing still also has to be said, or dispatch forgets where the rider is. */
const AT_LEAST_EVERY_MS = 20_000;

/** Sends where the rider is, on duty only. Nothing is sent, measured or kept off duty. */
export function startReporting(): void {
  let last: { at: number; place: Here } | null = null;
  effect(() => {
    const onDuty = me.value?.onDuty ?? false;
    follow(onDuty);
    const place = here.value;
    const time = now.value;
    if (!onDuty || riderLink.value !== 'up') return;
    const since = last ? time - last.at : Infinity;
    const moved = last ? distanceM(last.place, place) : Infinity;
    if (since < AT_MOST_EVERY_MS || (moved < 8 && since < AT_LEAST_EVERY_MS)) return;
    last = { at: time, place };
    const { lat, lon, accuracyM } = place;
    const at = new Date(serverNow()).toISOString();
    reportPosition({ lat, lon, accuracyM: Math.min(accuracyM, 200), at }).catch(() => undefined);
  });
}
