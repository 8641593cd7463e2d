import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Reservation } from '../net/wire';
import { TimeLeft } from '../ui/Countdown';
import { Icon } from '../ui/Icon';
import { notify, notifyError } from '../ui/Notices';
import { cancelReservation } from './riderCommands';

export function ReservationCard({ held, onOpen }: { held: Reservation; onOpen?: () => void }) {
  const [busy, setBusy] = useState(false);
  async function cancel(): Promise<void> {
    setBusy(true);
    try {
      await cancelReservation(held);
      notify(text('reservation.ended.cancelled', { station: held.stationName }));
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <section class="held" aria-label={text('reservation.title')} data-testid="reservation">
      <Icon name="clock" size={28} />
      <div class="card-main">
        <strong>{text('reservation.held', { port: held.port })}</strong>
        {onOpen
          ? <button type="button" class="linkish" onClick={onOpen}><bdi>{held.stationName}</bdi></button>
          : <bdi>{held.stationName}</bdi>}
        <span>{text('reservation.left')} <TimeLeft until={held.expiresAt} /></span>
      </div>
      <button type="button" class="secondary" disabled={busy} data-testid="reservation-cancel" onClick={() => void cancel()}>
        {text('action.cancel')}
      </button>
    </section>
  );
}
