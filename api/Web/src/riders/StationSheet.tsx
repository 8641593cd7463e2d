import { useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { namedDayAndTime } from '../i18n/chinaTime';
import { loadWords, metres, text } from '../i18n/i18n';
import { now } from '../net/clock';
import { describe } from '../net/problem';
import type { StationDetail } from '../net/wire';
import { here } from './position';
import { reserve } from './riderCommands';
import { me } from './riderState';
import { ReservationCard } from './ReservationCard';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { notify, notifyError } from '../ui/Notices';
import { distanceM } from '../stations/geo';
import { favourites, toggleFavourite } from '../stations/favourites';
import { Freshness } from '../stations/FreshnessLine';
import { PortFace } from '../stations/portStatus';
import { FreeCount, Services } from '../stations/StationCard';
import { portLook, stationState } from '../stations/stationState';
import { useStationDetail } from './useStationDetail';

const PortQueue = lazy(async () => {
  const { PortQueue: Queue, queueWords } = await import('./queueBundle');
  await loadWords(queueWords);
  return { default: Queue };
});

interface Props { id: string; onClose: () => void; onSignIn: () => void }

export function StationSheet({ id, onClose, onSignIn }: Props) {
  const { detail, failed, reload } = useStationDetail(id);
  return (
    <Dialog title={detail?.name ?? text('station.loading')} testId="station-sheet" onClose={onClose}>
      {detail ? <Body detail={detail} onSignIn={onSignIn} reload={reload} />
        : <p class="muted" role="status">{failed ? describe(failed) : text('station.loading')}</p>}
    </Dialog>
  );
}

function Body({ detail, onSignIn, reload }: { detail: StationDetail; onSignIn: () => void; reload: () => void }) {
  const [busy, setBusy] = useState(false);
  const held = me.value?.reservation;
  const isHeldHere = held?.stationId === detail.id;
  const state = stationState(detail);
  const pausedUntil = me.value?.mayReserveFrom && Date.parse(me.value.mayReserveFrom) > now.value ? Date.parse(me.value.mayReserveFrom) : null;
  const canReserve = detail.reservable && !held && pausedUntil === null;

  function reserveWord(): string {
    if (held) return text('reserve.haveOne');
    if (canReserve) return text('reserve.any');
    if (pausedUntil !== null) return text('reserve.paused', { time: namedDayAndTime(pausedUntil, now.value) });
    const whyNot = { free: 'reserve.closesSoon', closed: 'reserve.closed', offline: 'reserve.offline' } as const;
    return text(whyNot[state as keyof typeof whyNot] ?? 'reserve.none');
  }

  async function take(port?: number): Promise<void> {
    if (!session.value) return onSignIn();
    setBusy(true);
    try {
      const got = await reserve(detail.id, detail.name, port);
      notify(text('reservation.made', { port: got.port }), 'good');
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
      reload();
    }
  }

  return (
    <>
      <div class="sheet-facts">
        <FreeCount station={detail} />
        <div class="card-main">
          <span class="card-line">
            <span>{metres(distanceM(here.value, detail.position))}</span>
            <span>{text(detail.open ? 'station.open' : 'station.closedNow')}</span>
            <span>
              {detail.hours ? text('station.hours', { from: detail.hours.opens ?? '', to: detail.hours.closes ?? '' }) : text('station.allDay')}
            </span>
          </span>
          {detail.address && <span class="muted"><bdi>{detail.address}</bdi></span>}
          {detail.operatorName && <span class="muted">{text('station.operator', { name: detail.operatorName })}</span>}
          <Freshness station={detail} />
        </div>
      </div>
      <button type="button" class="secondary" aria-pressed={favourites.value.has(detail.id)} data-testid="favourite"
        onClick={() => toggleFavourite(detail.id)}>
        <Icon name="star" />{text('station.favourite')}
      </button>
      {isHeldHere && held && <ReservationCard held={held} />}
      {!isHeldHere && state === 'retired' && <p role="status" data-testid="retired">{text('station.retiredLong')}</p>}
      {!isHeldHere && state !== 'retired' && (
        <button type="button" class="primary wide" disabled={busy || !canReserve} data-testid="reserve-any" onClick={() => void take()}>
          <Icon name="plug" />{reserveWord()}
        </button>
      )}
      {state === 'full' && !held && <PortQueue stationId={detail.id} onSignIn={onSignIn} />}
      <h3>{text('station.allPorts')}</h3>
      <ul class="ports" data-testid="ports">
        {detail.ports.items.map((port) => {
          const mine = isHeldHere && held?.port === port.port;
          const free = port.status === 'available' && canReserve;
          return (
            <li key={port.port} class={`port ${portLook(port, state)} ${mine ? 'mine' : ''}`} data-testid={`port-${port.port}`}
              data-status={port.status}>
              {free ? (
                <button type="button" disabled={busy} onClick={() => void take(port.port)}>
                  <PortFace port={port} station={state} /><span class="visually-hidden">{text('reserve.press')}</span>
                </button>
              ) : <div><PortFace port={port} station={state} mine={mine} /></div>}
            </li>
          );
        })}
      </ul>
      {canReserve && <p class="muted">{text('reserve.hint')}</p>}
      <h3>{text('station.services')}</h3>
      <Services services={detail.services} />
    </>
  );
}
