import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { namedDayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { now } from '../net/clock';
import { retryCommand } from '../net/retryCommand';
import type { QueuePlace } from '../net/wire';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { me } from './riderState';

/** How often one's place is asked for while it is shown, in milliseconds. */
const LOOK_EVERY_MS = 10_000;
/** Felt in a pocket: long, short, long. */
const TURN = [400, 150, 150, 150, 400];

/** Stations whose port the rider waits for, as far as this page has seen. */
const waitingAt = new Set<string>();

// The turn may come while the rider looks at something else.
effect(() => {
  const held = me.value?.reservation;
  if (!held || !waitingAt.delete(held.stationId)) return;
  notify(text('queue.yours', { station: held.stationName, port: held.port }), 'good');
  navigator.vibrate?.(TURN);
});

interface Props { stationId: string; onSignIn: () => void }

/** Waiting for a port at a station that has none free: joining, one's place, and leaving. */
export function PortQueue({ stationId, onSignIn }: Props) {
  const [place, setPlace] = useState<QueuePlace | null>(null);
  const [busy, setBusy] = useState(false);
  const path = { id: stationId };

  function see(next: QueuePlace | null): void {
    if (next) waitingAt.add(stationId);
    else waitingAt.delete(stationId);
    setPlace(next);
  }

  useEffect(() => {
    if (!session.value) return;
    // Who waits no more keeps the station in mind until the reservation has come; without a network what was seen last is shown.
    const look = () => call('GET', '/stations/{id}/queue', { path }).then((seen) => (seen ? see(seen) : setPlace(null)), () => undefined);
    void look();
    const looking = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [stationId, session.value]);

  async function act(work: () => Promise<QueuePlace | null>): Promise<void> {
    setBusy(true);
    try {
      see(await work());
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  const join = () => {
    if (!session.value) return onSignIn();
    const body = { operationId: newOperationId() };
    return void act(() => retryCommand(() => call('POST', '/stations/{id}/queue', { path, body })));
  };
  const leave = () => void act(async () => {
    await retryCommand(() => call('DELETE', '/stations/{id}/queue', { path }));
    notify(text('queue.over'));
    return null;
  });

  if (!place) {
    return (
      <>
        <button type="button" class="secondary wide" disabled={busy} data-testid="queue-join" onClick={join}>
          <Icon name="clock" />{text('queue.join')}
        </button>
        <p class="muted">{text('queue.what')}</p>
      </>
    );
  }
  return (
    <section class="held" data-testid="queue-place" data-place={place.place}>
      <Icon name="clock" size={28} />
      <div class="card-main" role="status">
        <strong>{text('queue.place', { place: place.place, waiting: place.waiting })}</strong>
        <span class="muted">{text('queue.until', { time: namedDayAndTime(Date.parse(place.expiresAt), now.value) })}</span>
      </div>
      <button type="button" class="secondary" disabled={busy} data-testid="queue-leave" onClick={leave}>{text('queue.leave')}</button>
    </section>
  );
}
