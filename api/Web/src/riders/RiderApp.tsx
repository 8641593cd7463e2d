import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { loadWords, text } from '../i18n/i18n';
import { MapNote } from '../map/MapNote';
import { pendingCommands } from '../offline/unsentCommands';
import { filterKey, wanted } from '../stations/filterState';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { Notices } from '../ui/Notices';
import { afterPaint } from '../ui/afterPaint';
import { ConnectionBanner } from './ConnectionBanner';
import { NearPanel } from './NearPanel';
import { Navigation, type View } from './Navigation';
import { placing } from './position';
import { ReportBar, ReportDialogs, reporting } from './ReportBar';
import { loadDuty } from './loadDuty';
import { me, offers } from './riderState';

// The list is what the rider came for. All else is fetched behind it, in one piece, and is there before a finger is.
const rest = () => import('./deferredBundle');
// A finger on the list is what it is fetched for; the service worker has kept it before most visits.
const sheet = () => import('./StationSheet');
const RiderMap = lazy(() => import('./RiderMap'), () => text('map.loading'));
const DutyPanel = lazy(async () => ({ default: (await loadDuty()).DutyPanel }));
const Identity = lazy(async () => ({ default: (await rest()).Identity }));
const EndedTasks = lazy(async () => ({ default: (await rest()).EndedTasks }));
const ExpiryNotice = lazy(async () => ({ default: (await rest()).ExpiryNotice }));
const ReservationCard = lazy(async () => ({ default: (await rest()).ReservationCard }));
const StationSheet = lazy(async () => ({ default: (await sheet()).StationSheet }));
const SignInDialog = lazy(async () => ({ default: (await rest()).SignInDialog }));
const SignOutDialog = lazy(async () => ({ default: (await loadDuty()).SignOutDialog }));
const ExchangePanel = lazy(async () => {
  const { ExchangePanel: Panel, exchangeWords } = await import('./exchangeBundle');
  await loadWords(exchangeWords);
  return { default: Panel };
}, () => text('exchange.loading'));
const OfferDialog = lazy(async () => ({ default: (await loadDuty()).OfferDialog }));
const view = signal<View>('near');

export function RiderApp({ firstStations }: { firstStations: Promise<void> }) {
  const [station, setStation] = useState<string | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [loading, setLoading] = useState(true);
  const [painted, setPainted] = useState(false);
  const wide = useWide();

  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    firstStations.catch(() => undefined).finally(() => {
      setLoading(false);
      afterPaint(() => {
        setPainted(true);
        void rest().then(({ startBackground }) => { if (!gone) stop = startBackground(); });
      });
    });
    return () => { gone = true; stop?.(); };
  }, []);

  const leave = () => (pendingCommands.value.length > 0 ? setLeaving(true) : signOut());
  const askSignIn = () => { setStation(null); setSigningIn(true); };
  const offer = offers.value[0];
  const held = me.value?.reservation;
  const current = wide && view.value === 'map' ? 'near' : view.value;

  return (
    <div class={`rider view-${current}`}>
      <Header title={text('rider.title')}>
        {session.value
          ? <button type="button" class="plain" data-testid="sign-out" onClick={leave}>{text('signIn.out')}</button>
          : <button type="button" class="plain strong" data-testid="sign-in-open" onClick={askSignIn}>{text('signIn.title')}</button>}
      </Header>
      <ConnectionBanner />
      <main>
        <div class="side" onPointerDown={() => { sheet().catch(() => undefined); }}>
          {(me.value?.endedTasks?.length ?? 0) > 0 && current !== 'code' && <EndedTasks />}
          {me.value?.balance.expiring && current !== 'code' && <ExpiryNotice />}
          {held && current !== 'code' && <ReservationCard held={held} onOpen={() => setStation(held.stationId)} />}
          {me.value?.activeTask && current === 'near' && (
            <button type="button" class="task-hint" onClick={() => { view.value = 'duty'; }} data-testid="task-hint">
              <Icon name="duty" />{text('task.hint')}<Icon name="next" size={20} />
            </button>
          )}
          {current === 'near' && <NearPanel onOpen={setStation} loading={loading} whole={painted} sheetOpen={station !== null} />}
          {current === 'duty' && <DutyPanel onSignIn={askSignIn} onPlace={() => { if (!wide) view.value = 'map'; }} />}
          {current === 'exchange' && <ExchangePanel me={me.value} onSignIn={askSignIn} />}
          {current === 'code' && <Identity onSignIn={askSignIn} />}
        </div>
        {(wide || current === 'map') && (
          <div class="map-area">
            {painted && <RiderMap onOpen={setStation} wanted={wanted} filterKey={filterKey.value} />}
            {placing.value
              ? (
                <p class="map-note placing" role="status" data-testid="placing">
                  {text('place.tap')} <button type="button" class="plain" onClick={() => { placing.value = false; }}>{text('action.back')}</button>
                </p>
              )
              : <MapNote legend={text('map.legend')} />}
          </div>
        )}
      </main>
      <div class="foot">
        {current !== 'code' && current !== 'exchange' && <ReportBar onSignIn={askSignIn} />}
        <Navigation view={current} wide={wide} onChange={(to) => { view.value = to; }} />
      </div>
      {station && <StationSheet id={station} onClose={() => setStation(null)} onSignIn={askSignIn} />}
      {signingIn && <SignInDialog onClose={() => setSigningIn(false)} />}
      {leaving && <SignOutDialog onClose={() => setLeaving(false)} />}
      {reporting.value && <ReportDialogs />}
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
