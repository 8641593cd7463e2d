import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { CalendarEditor } from '../calendars/CalendarEditor';
import { districtsUnder, loadDistricts } from '../districts/districts';
import { text } from '../i18n/i18n';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { Editor } from './Editor';
import { Hardship } from './Hardship';
import { History } from './History';
import { KINDS, type ListKind } from './entries';
import { CITY } from './priceLists';
import { scopeName } from './priceText';

const PROVINCE = ['330000'];

/** What else an administrator sets here. */
const OTHERS = { hardship: 'hardship.title', calendar: 'calendar.title' } as const;
type Other = keyof typeof OTHERS;
const isOther = (kind: string): kind is Other => kind in OTHERS;

export function EditApp() {
  const [kind, setKind] = useState<ListKind | Other>('task');
  const [district, setDistrict] = useState('');
  const [stamp, setStamp] = useState(0);
  useEffect(() => { void loadDistricts(); }, []);
  useEffect(() => { document.title = `${text('prices.editTitle')} · ${text('brand.name')}`; });

  if (!session.value) {
    return (
      <div class="prices">
        <Header title={text('prices.editTitle')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="admin" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  return (
    <div class="prices">
      <Header title={text('prices.editTitle')}>
        <a class="plain" href="/prices">{text('prices.public')}</a>
        <a class="plain" href="/integrations">{text('prices.integrations')}</a>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <main>
        <div class="prices-tools">
          <div class="chips" role="group" aria-label={text('prices.which')}>
            {([...KINDS, 'hardship', 'calendar'] as const).map((one) => (
              <button key={one} type="button" class="chip" aria-pressed={kind === one} data-testid={`kind-${one}`} onClick={() => setKind(one)}>
                {isOther(one) ? text(OTHERS[one]) : text(`prices.${one}.title`)}
              </button>
            ))}
          </div>
          <select class="chip" aria-label={text('prices.district')} data-testid="district" value={district}
            onChange={(event) => setDistrict(event.currentTarget.value)}>
            <option value="">{text('prices.city')}</option>
            {districtsUnder(PROVINCE).map(({ adcode }) => <option key={adcode} value={adcode}>{scopeName(adcode)}</option>)}
          </select>
        </div>
        {kind === 'calendar' && <CalendarEditor key={`${district}/${stamp}`} district={district} onNews={() => setStamp(stamp + 1)} />}
        {kind === 'hardship' && <Hardship key={district} district={district} />}
        {!isOther(kind) && (
          <>
            {district && <p class="hint">{text('prices.districtHint')}</p>}
            <Editor key={`${kind}/${district}/${stamp}`} kind={kind} district={district} onNews={() => setStamp(stamp + 1)} />
            <section class="price-list" aria-labelledby="history-title">
              <h2 id="history-title">{text('prices.history')}</h2>
              <History kind={kind} scopes={[district || CITY]} stamp={stamp} />
            </section>
          </>
        )}
      </main>
      <Notices />
    </div>
  );
}
