import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { districtsUnder, loadDistricts } from '../districts/districts';
import { lang, text } from '../i18n/i18n';
import { describe } from '../net/problem';
import type { DistrictRules, ServicePrices, TaskPrices } from '../net/wire';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { Notices } from '../ui/Notices';
import { History } from './History';
import { KINDS, type ListKind } from './entries';
import { address, CITY, loadInForce, type InForce } from './priceLists';
import { dayText, scopeName, validity } from './priceText';
import { RuleTable } from './RuleTable';
import { ServiceTable } from './ServiceTable';
import { TaskTable } from './TaskTable';

/** Which part of the country the pages know. */
const PROVINCE = ['330000'];

const asked = () => new URLSearchParams(location.search).get('district') ?? '';

export function PricesApp() {
  const [district, setDistrict] = useState(asked);
  useEffect(() => { void loadDistricts(); }, []);
  useEffect(() => { document.title = `${text('prices.title')} · ${text('brand.name')}`; }, [lang.value]);

  function choose(adcode: string): void {
    setDistrict(adcode);
    history.replaceState(null, '', adcode ? `?district=${adcode}` : location.pathname);
  }

  return (
    <div class="prices">
      <Header title={text('prices.title')}>
        {session.value?.role === 'admin' && <a class="plain" href="/prices/edit">{text('prices.edit')}</a>}
      </Header>
      <main>
        <section class="prices-head">
          <h2>{text('prices.headline')}</h2>
          <p>{text('prices.what')}</p>
          <div class="prices-tools">
            <select class="chip" aria-label={text('prices.district')} data-testid="district" value={district}
              onChange={(event) => choose(event.currentTarget.value)}>
              <option value="">{text('prices.city')}</option>
              {districtsUnder(PROVINCE).map(({ adcode }) => <option key={adcode} value={adcode}>{scopeName(adcode)}</option>)}
            </select>
            <button type="button" class="secondary" data-testid="print" onClick={() => print()}>{text('prices.print')}</button>
          </div>
        </section>
        {KINDS.map((kind) => <List key={kind} kind={kind} district={district} />)}
      </main>
      <Notices />
    </div>
  );
}

function List({ kind, district }: { kind: ListKind; district: string }) {
  const [list, setList] = useState<InForce | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    setProblem('');
    loadInForce(kind, district).then(
      (found) => { if (!gone) setList(found); },
      (error: unknown) => { if (!gone) setProblem(describe(error)); },
    );
    return () => { gone = true; };
  }, [kind, district]);

  const query = district ? `district=${district}` : '';
  return (
    <section class="price-list" aria-labelledby={`list-${kind}`} data-testid={`list-${kind}`} data-district={list?.district ?? ''}>
      <div class="price-list-head">
        <h2 id={`list-${kind}`}>{text(`prices.${kind}.title`)}</h2>
        <p class="files">
          <a href={address(kind, query && `?${query}`)} data-testid={`json-${kind}`}>JSON</a>
          <a href={address(kind, `?${query ? `${query}&` : ''}format=csv`)} data-testid={`csv-${kind}`}>CSV</a>
        </p>
      </div>
      <p class="muted">{text(`prices.${kind}.text`)}</p>
      {problem && <p class="form-problem" role="alert">{problem}</p>}
      {!list && !problem && <p class="empty" role="status">{text('prices.loading')}</p>}
      {list && (
        <>
          <p class="muted" data-testid={`holds-${kind}`}>
            {text('prices.asOf', { day: dayText(list.day) })}
            {list.versions.map((version) => (
              <span key={version.district ?? CITY} class="holds">
                {text('prices.version', { scope: scopeName(version.district), n: version.number })}{' · '}{validity(version)}
              </span>
            ))}
          </p>
          {list.items.length === 0 ? <p class="empty">{text('prices.empty')}</p>
            : kind === 'task' ? <TaskTable list={list as TaskPrices} />
              : kind === 'service' ? <ServiceTable list={list as ServicePrices} /> : <RuleTable list={list as DistrictRules} />}
        </>
      )}
      <Earlier kind={kind} district={district} />
    </section>
  );
}

/** The history is read when somebody wants it. */
function Earlier({ kind, district }: { kind: ListKind; district: string }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="earlier">
      <button type="button" class="linkish" aria-expanded={open} data-testid={`history-open-${kind}`} onClick={() => setOpen(!open)}>
        <Icon name="clock" size={18} />{text('prices.history')}
      </button>
      {open && <History kind={kind} scopes={district ? [district, CITY] : [CITY]} />}
    </div>
  );
}
