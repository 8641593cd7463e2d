import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { named } from '../exchange/exchangeText';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import type { Provider } from '../net/wire';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { Deliveries } from './Deliveries';
import { HandOver } from './HandOver';
import { MyServices } from './MyServices';

const TABS = ['handOver', 'services', 'deliveries'] as const;
type Tab = (typeof TABS)[number];

export function ProviderApp() {
  const [tab, setTab] = useState<Tab>('handOver');
  const [provider, setProvider] = useState<Provider | null>(null);
  const organisation = session.value?.organisation;
  useEffect(() => { document.title = `${text('provider.title')} · ${text('brand.name')}`; });
  useEffect(() => {
    setProvider(null);
    if (!organisation) return;
    call('GET', '/providers', { signed: false }).then(
      ({ items }) => setProvider(items.find(({ id }) => id === organisation) ?? null), () => undefined);
  }, [organisation]);

  if (!session.value) {
    return (
      <div class="provider">
        <Header title={text('provider.title')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="operator" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  // A station's staff hands over what any provider gives, and has no services of its own.
  const tabs = organisation ? TABS : TABS.slice(0, 1);
  return (
    <div class="provider">
      <Header title={text('provider.title')}>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <main>
        <p class="provider-who" data-testid="provider-who"><bdi>{provider ? named(provider) : session.value.displayName}</bdi></p>
        {tabs.length > 1 && (
          <div class="chips" role="group" aria-label={text('provider.parts')}>
            {tabs.map((one) => (
              <button key={one} type="button" class="chip" aria-pressed={tab === one} data-testid={`tab-${one}`} onClick={() => setTab(one)}>
                {text(`provider.tab.${one}`)}
              </button>
            ))}
          </div>
        )}
        {tab === 'handOver' || !organisation ? <HandOver />
          : tab === 'services' ? <MyServices organisation={organisation} />
          : <Deliveries organisation={organisation} />}
      </main>
      <Notices />
    </div>
  );
}
