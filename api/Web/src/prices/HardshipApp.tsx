import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { districtName, districtsUnder, loadDistricts } from '../districts/districts';
import { text } from '../i18n/i18n';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { Hardship } from './Hardship';
import { HiringList } from './HiringList';

/** Grants of the dispatcher's own districts. Whoever has one district need not choose. */
export function HardshipApp() {
  const [chosen, setChosen] = useState('');
  useEffect(() => { void loadDistricts(); }, []);
  useEffect(() => { document.title = `${text('hardship.title')} · ${text('brand.name')}`; });

  if (!session.value) {
    return (
      <div class="prices">
        <Header title={text('hardship.title')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="dispatcher" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  const own = districtsUnder(session.value.districts ?? []);
  const district = own.length === 1 ? own[0]!.adcode : chosen;
  return (
    <div class="prices">
      <Header title={text('hardship.title')}>
        <a class="plain" href="/dispatch">{text('dispatch.title')}</a>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <main>
        {own.length > 1 && (
          <div class="prices-tools">
            <select class="chip" aria-label={text('prices.district')} data-testid="district" value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">{text('hardship.district')}</option>
              {own.map(({ adcode }) => <option key={adcode} value={adcode}>{districtName(adcode)}</option>)}
            </select>
          </div>
        )}
        <Hardship key={district} district={district} />
        {district && <HiringList key={`hiring-${district}`} district={district} />}
      </main>
      <Notices />
    </div>
  );
}
