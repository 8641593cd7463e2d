import { effect } from '@preact/signals';
import { onSignOut, session } from '../accounts/session';
import { onWake } from '../net/wake';
import { loadDistricts } from '../districts/districts';
import { startLiveUpdates, loadNear } from '../stations/stationStore';
import { loadPrices } from '../tasks/taskText';
import { mayHaveUnsent } from '../offline/unsentCommands';
import { here } from './position';
import { me } from './riderState';
import { startReporting } from './positionReporting';
import { openCase } from './ReportBar';
import { connectRider, disconnectRider } from './riderConnection';
import { loadDuty } from './loadDuty';

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
    effect(() => {
      if (!session.value || !(mayHaveUnsent() || me.value?.onDuty || me.value?.activeTask)) return;
      loadDuty().catch(() => undefined);
    }),
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
  const stopListening = openFromNotices();
  return () => { stops.forEach((stop) => stop()); sleepless(); stopListening(); };
}

// The server tells nothing there any more once the session is over; without this the browser would keep its subscription.
onSignOut(() => {
  void navigator.serviceWorker?.getRegistration().then((registration) => registration?.pushManager?.getSubscription())
    .then((subscription) => subscription?.unsubscribe()).catch(() => undefined);
});

/** A notice that was tapped opens the page with a case's id behind the address, or tells the page that is open. */
function openFromNotices(): () => void {
  const wanted = /^#case=([\w-]+)$/.exec(location.hash)?.[1];
  if (wanted) {
    history.replaceState(history.state, '', location.pathname + location.search);
    openCase(wanted);
  }

  const tapped = ({ data }: MessageEvent<{ openCase?: string } | null>) => { if (data?.openCase) openCase(data.openCase); };
  navigator.serviceWorker?.addEventListener('message', tapped);
  return () => navigator.serviceWorker?.removeEventListener('message', tapped);
}
