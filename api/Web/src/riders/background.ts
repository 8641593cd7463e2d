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
    // A rider at work may go offline at any moment, so the code that queues their commands is loaded before that.
    effect(() => { if (session.value && (mayHaveUnsent() || me.value?.onDuty || me.value?.activeTask)) void import('./dutyBundle'); }),
    effect(() => {
      const place = here.value;
      if (!first) loadNear(place).catch(() => undefined);
      first = false;
    }),
  ];
  const again = () => { loadNear(here.value).catch(() => undefined); };
  const sleepless = onWake(again);
  // The service worker has just taken control and missed the first list: request it again, so that it is cached.
  navigator.serviceWorker?.addEventListener('controllerchange', again, { once: true });
  return () => { stops.forEach((stop) => stop()); sleepless(); };
}
