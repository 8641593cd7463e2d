import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { lang, text } from '../i18n/i18n';
import { call } from '../net/api';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { StationEquipment } from './StationEquipment';

/** As many stations as are offered to choose from; any other is opened by its id. */
const OFFERED = 200;

export function EquipmentApp() {
  const [station, setStation] = useState(() => new URLSearchParams(location.search).get('station') ?? '');
  useEffect(() => { document.title = `${text('equipment.title')} · ${text('brand.name')}`; }, [lang.value]);

  if (!session.value) {
    return (
      <div class="equipment">
        <Header title={text('equipment.title')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="operator" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  return (
    <div class="equipment">
      <Header title={text('equipment.title')}>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <main>
        <p class="muted">{text('equipment.what')}</p>
        <StationChoice chosen={station} onChoose={(id) => {
          history.replaceState(null, '', `/equipment?station=${encodeURIComponent(id)}`);
          setStation(id);
        }} />
        {station && <StationEquipment key={station} station={station} />}
      </main>
      <Notices />
    </div>
  );
}

/** Which station: by its id, with those of the list to choose from. */
function StationChoice({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const [written, setWritten] = useState(chosen);
  const [offered, setOffered] = useState<readonly { id: string; name: string }[]>([]);
  useEffect(() => {
    call('GET', '/stations', { query: { limit: OFFERED } } as never).then(
      (found) => setOffered((found as { items: { id: string; name: string }[] }).items),
      // Without the list the id can be typed.
      () => undefined,
    );
  }, []);
  return (
    <form class="card" onSubmit={(event) => { event.preventDefault(); if (written.trim()) onChoose(written.trim()); }}>
      <label>{text('equipment.station')}
        <input name="station" list="stations" value={written} autocomplete="off" placeholder={text('equipment.stationHint')} data-testid="station"
          onInput={(event) => setWritten(event.currentTarget.value)} />
      </label>
      <datalist id="stations">{offered.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</datalist>
      <button class="primary" data-testid="open-station">{text('equipment.open')}</button>
    </form>
  );
}
