import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { text } from '../i18n/i18n';
import { loadDistricts } from '../districts/districts';
import { loadPrices } from '../tasks/taskText';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { Notices } from '../ui/Notices';
import { useMinWidth } from '../ui/useMinWidth';
import { CaseDetail } from './CaseDetail';
import { CaseList } from './CaseList';
import { isLate, minute } from './caseText';
import { loadClasses } from './caseClasses';
import { Filters } from './Filters';
import { cases, closeInbox, inboxLink, inboxStatus, openInbox, select, selected } from './inboxState';
import { useKeys } from './useKeys';

const CaseMap = lazy(() => import('./CaseMap'), () => text('map.loading'));

export function InboxApp() {
  const [mapped, setMapped] = useState(false);
  useEffect(() => {
    void loadDistricts();
    void loadPrices();
    void loadClasses();
    const named = decodeURIComponent(location.hash.slice(1));
    return effect(() => {
      if (!session.value) { closeInbox(); return; }
      openInbox();
      if (named) select(named);
    });
  }, []);
  useKeys();
  const roomy = useMinWidth(62.5);
  const late = cases.value.filter((view) => isLate(view, minute.value * 60_000)).length;
  useEffect(() => { document.title = `${late > 0 ? `(${late}) ` : ''}${text('inbox.title')} · ${text('brand.name')}`; });

  if (!session.value) {
    return (
      <div class="inbox">
        <Header title={text('inbox.title')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="dispatcher" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  return (
    <div class={`inbox ${roomy ? 'roomy' : ''} ${selected.value ? 'chosen' : ''} ${mapped ? 'mapped' : ''}`}>
      <Header title={text('inbox.title')}>
        <span class="who-am-i" data-testid="dispatcher-name"><bdi>{session.value.displayName}</bdi></span>
        <button type="button" class="plain" aria-pressed={mapped} data-testid="map-toggle" onClick={() => setMapped(!mapped)}>
          {text('inbox.showMap')}
        </button>
        <a class="plain tool-link" href="/dispatch" data-testid="to-dispatch">{text('dispatch.title')}</a>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <div role="status" class="connection" data-testid="connection">
        {inboxLink.value === 'down' ? <p><Icon name="warning" size={20} />{text('inbox.connectionDown')}</p>
          : inboxStatus.value === 'stale' && <p><Icon name="clock" size={20} />{text('line.checking')}</p>}
      </div>
      <main>
        <div class="list-area">
          <Filters />
          <CaseList />
        </div>
        {mapped && <CaseMap />}
        {selected.value
          ? <CaseDetail key={selected.value.id} view={selected.value} />
          : (
            <section class="detail idle" aria-label={text('inbox.detail')}>
              <p class="muted">{text('inbox.hint')}</p>
              <p class="muted keys">{text('inbox.keys')}</p>
            </section>
          )}
      </main>
      <Notices />
    </div>
  );
}
