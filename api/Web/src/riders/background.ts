import { effect } from '@preact/signals';
import { session } from '../accounts/session';
import { onWake } from '../net/wake';
import { loadDistricts } from '../districts/districts';
import { startLiveUpdates, loadNear } from '../stations/stationStore';
import { loadPrices } from '../tasks/taskText';
import { mayHaveUnsent } from '../offline/unsentCommands';
import { here } from './position';
import { me } from './riderState';
import { startReporting } from './positionReporting';
import { connectRider, disconnectRider } from './riderConnection';

/** Everything that goes on behind the page: live numbers, the rider's connection, positions on duty. Answers how to end it. */
export function startBackground(): () => void {
  void startLiveUpdates();
  void loadDistricts();
  void loadPrices();
  let first = true;
  const stops = [
    startReporting(),
    effect(() => { if (session.value) connectRider(); else disconnectRider(); }),
    // Whoever works may lose the network at any moment, and must have what sends their work by then; so must whoever has work unsent.
    effect(() => { if (session.value && (mayHaveUnsent() || me.value?.onDuty || me.value?.activeTask)) void import('./dutyBundle'); }),
    effect(() => {
      const place = here.value;
      if (!first) loadNear(place).catch(() => undefined);
      first = false;
    }),
  ];
  const again = () => { loadNear(here.value).catch(() => undefined); };
  const sleepless = onWake(again);
  // The worker that has just taken over missed the first list; asked for again, it is kept for a visit without network.
  navigator.serviceWorker?.addEventListener('controllerchange', again, { once: true });
  return () => { stops.forEach((stop) => stop()); sleepless(); };
}
