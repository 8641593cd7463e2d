import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { clockTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { LiveClient } from '../live/liveClient';
import { tileAt } from '../live/tiles';
import { now } from '../net/clock';
import { reconnectDelay } from '../net/backoff';
import { ApiError, describe } from '../net/problem';
import type { PortStatus, StationDetail } from '../net/wire';
import { districtName, loadDistricts } from '../districts/districts';
import { stationIcon, stationWord } from '../stations/services';
import { Services } from '../stations/StationCard';
import { hasNumber, portLook, stationState } from '../stations/stationState';
import { Dialog } from '../ui/Dialog';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { Notices } from '../ui/Notices';
import { Overlay } from './Overlay';
import { stationId } from './stationId';
import { PortGrid } from './PortGrid';
import { ReaderBar } from './ReaderBar';
import { refreshByRest, connectScreen, detail, disconnectScreen, loadDetail, problem, screenStatus, screenLink } from './screenState';

export function ScreenApp() {
  const [signingIn, setSigningIn] = useState(false);
  useEffect(() => {
    void loadDistricts();
    void followPublicly();
    const stop = effect(() => { if (session.value) connectScreen(); else disconnectScreen(); });
    return stop;
  }, []);
  const station = detail.value;
  // Nobody can sign in as a station that there is not.
  const isMissing = !station && problem.value instanceof ApiError && problem.value.status === 404;
  return (
    <div class="screen">
      <Header title={station?.name ?? text('screen.title')}>
        <time class="screen-clock" data-testid="clock">{clockTime(now.value)}</time>
      </Header>
      <div role="status" class="connection" data-testid="connection">
        {detail.value && screenStatus.value === 'stale'
          && <p><Icon name="warning" size={20} />{text(screenLink.value === 'down' ? 'screen.connectionDown' : 'line.checking')}</p>}
      </div>
      <main>
        <div class="screen-body">
          {station
            ? <Ports station={station} />
            : <p class="empty" role="status" data-testid="screen-problem">{problem.value ? describe(problem.value) : text('station.loading')}</p>}
          {(session.value || !isMissing) && <ReaderBar onSignIn={() => setSigningIn(true)} lineDown={screenLink.value === 'down'} />}
        </div>
      </main>
      <Overlay />
      {signingIn && (
        <Dialog title={text('screen.signIn')} testId="sign-in-dialog" onClose={() => setSigningIn(false)}>
          <SignIn role="device" stationId={stationId} onDone={() => setSigningIn(false)} />
        </Dialog>
      )}
      <Notices />
    </div>
  );
}

/**
 * Without a device's token the public live hub tells when something changed; the ports are then asked for. After a power cut the
 * screen is there before its network, so the station is asked for until it answers.
 */
async function followPublicly(): Promise<void> {
  for (let tries = 0; !detail.value; tries++) {
    if (tries > 0) await new Promise((done) => setTimeout(done, reconnectDelay(tries)));
    await loadDetail();
  }
  const live = new LiveClient((stations) => {
    const newer = stations.find((station) => station.id === stationId);
    if (newer && newer.revision > (detail.value?.revision ?? 0)) void loadDetail();
  }, refreshByRest);
  live.hub.known.subscribe((known) => { if (!session.value) screenStatus.value = known; });
  live.watch([tileAt(detail.value.position)]);
}

const ORDER: PortStatus[] = ['available', 'reserved', 'charging', 'faulted', 'offline'];

function Ports({ station }: { station: StationDetail }) {
  const state = stationState(station);
  return (
    <>
      <section class="screen-head" aria-label={text('screen.now')}>
        <p class={`screen-free ${state}`} data-testid="screen-free">
          {hasNumber(state) ? <strong data-testid="free-number">{station.ports.available}</strong> : <Icon name={stationIcon[state]} size={96} />}
          <span>{hasNumber(state) ? text('screen.free') : stationWord[state]()}</span>
        </p>
        <div class="card-main">
          <p class="screen-where">{districtName(station.district)}{station.address && <> · <bdi>{station.address}</bdi></>}</p>
          <p class="screen-hours">
            {station.hours ? text('station.hours', { from: station.hours.opens ?? '', to: station.hours.closes ?? '' }) : text('station.allDay')}
          </p>
          <ul class="legend">
            {ORDER.filter((status) => station.ports[status] > 0 && portLook({ status }, state) === status).map((status) => (
              <li key={status} class={status}>{text(`port.${status}`)} <strong>{station.ports[status]}</strong></li>
            ))}
          </ul>
          <Services services={station.services} />
        </div>
      </section>
      <h2 class="visually-hidden">{text('station.allPorts')}</h2>
      <PortGrid ports={station.ports.items} station={state} />
    </>
  );
}
