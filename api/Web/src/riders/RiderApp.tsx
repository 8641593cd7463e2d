import { effect, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { text } from '../i18n/i18n';
import { loadDistricts } from '../stations/districts';
import { filterKey, wanted } from '../stations/filterState';
import { StationSheet } from '../stations/StationSheet';
import { goLive, loadNear } from '../stations/stationStore';
import { loadPrices } from '../tasks/taskText';
import { Dialog } from '../ui/Dialog';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { lazily } from '../ui/lazily';
import { Notices } from '../ui/Notices';
import { ConnectionBanner } from './ConnectionBanner';
import { DutyPanel } from './DutyPanel';
import { Identity } from './Identity';
import { NearPanel } from './NearPanel';
import { Navigation, type View } from './Navigation';
import { OfferDialog } from './OfferDialog';
import { here } from './position';
import { startReporting } from './reporting';
import { ReservationCard } from './ReservationCard';
import { connectRider, disconnectRider, me, offers, refreshMe } from './rider';

const RiderMap = lazily(() => import('../map/RiderMap'), () => text('map.loading'));
const view = signal<View>('near');

export function RiderApp({ firstStations }: { firstStations: Promise<void> }) {
  const [station, setStation] = useState<string | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  const [loading, setLoading] = useState(true);
  const wide = useWide();

  useEffect(() => {
    firstStations.catch(() => undefined).finally(() => setLoading(false));
    goLive();
    startReporting();
    void loadDistricts();
    void loadPrices();
    let first = true;
    const stops = [
      effect(() => { if (session.value) connectRider(); else disconnectRider(); }),
      effect(() => {
        const place = here.value;
        if (!first) loadNear(place).catch(() => undefined);
        first = false;
      }),
    ];
    const online = () => { loadNear(here.value).catch(() => undefined); refreshMe().catch(() => undefined); };
    addEventListener('online', online);
    // The worker that has just taken over missed the first list; asked for again, it is kept for a visit without network.
    navigator.serviceWorker?.addEventListener('controllerchange', online, { once: true });
    return () => { stops.forEach((stop) => stop()); removeEventListener('online', online); };
  }, []);

  const askSignIn = () => { setStation(null); setSigningIn(true); };
  const offer = offers.value[0];
  const held = me.value?.reservation;
  const current = wide && view.value === 'map' ? 'near' : view.value;

  return (
    <div class={`rider view-${current}`}>
      <Header title={text('rider.title')}>
        {session.value
          ? <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
          : <button type="button" class="plain strong" data-testid="sign-in-open" onClick={askSignIn}>{text('signIn.title')}</button>}
      </Header>
      <ConnectionBanner />
      <main>
        <div class="side">
          {held && current !== 'code' && <ReservationCard held={held} onOpen={() => setStation(held.stationId)} />}
          {me.value?.activeTask && current === 'near' && (
            <button type="button" class="task-hint" onClick={() => { view.value = 'duty'; }} data-testid="task-hint">
              <Icon name="duty" />{text('task.hint')}<Icon name="next" size={20} />
            </button>
          )}
          {current === 'near' && <NearPanel onOpen={setStation} loading={loading} />}
          {current === 'duty' && <DutyPanel onSignIn={askSignIn} />}
          {current === 'code' && <Identity onSignIn={askSignIn} />}
        </div>
        {(wide || current === 'map') && (
          <div class="map-area">
            <RiderMap onOpen={setStation} wanted={wanted} filterKey={filterKey.value} />
            <p class="map-note">{text('map.note')}</p>
          </div>
        )}
      </main>
      <Navigation view={current} wide={wide} onChange={(to) => { view.value = to; }} />
      {station && <StationSheet id={station} onClose={() => setStation(null)} onSignIn={askSignIn} />}
      {signingIn && (
        <Dialog title={text('signIn.title')} testId="sign-in-dialog" onClose={() => setSigningIn(false)}>
          <SignIn role="rider" onDone={() => setSigningIn(false)} />
        </Dialog>
      )}
      {offer && <OfferDialog key={offer.offerId} offer={offer} />}
      <Notices />
    </div>
  );
}

function useWide(): boolean {
  const [query] = useState(() => matchMedia('(min-width: 900px)'));
  const [wide, setWide] = useState(query.matches);
  useEffect(() => {
    const changed = () => setWide(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return wide;
}
