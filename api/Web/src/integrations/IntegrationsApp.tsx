import { useEffect, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { SignIn } from '../accounts/SignIn';
import { loadDistricts } from '../districts/districts';
import { text } from '../i18n/i18n';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { EventSources } from './EventSources';
import { Open311Keys } from './Open311Keys';
import { Platforms } from './Platforms';
import { Webhooks } from './Webhooks';

const PARTS = { webhooks: Webhooks, sources: EventSources, keys: Open311Keys, platforms: Platforms } as const;
type Part = keyof typeof PARTS;

export function IntegrationsApp() {
  const [part, setPart] = useState<Part>(location.pathname === '/platforms' ? 'platforms' : 'webhooks');
  useEffect(() => { void loadDistricts(); }, []);
  useEffect(() => { document.title = `${text('integrations.title')} · ${text('brand.name')}`; });

  if (!session.value) {
    return (
      <div class="integrations">
        <Header title={text('integrations.title')} />
        <main class="gate"><h2>{text('signIn.title')}</h2><SignIn role="admin" onDone={() => undefined} /></main>
        <Notices />
      </div>
    );
  }
  const Shown = PARTS[part];
  return (
    <div class="integrations">
      <Header title={text('integrations.title')}>
        <a class="plain" href="/prices/edit">{text('integrations.prices')}</a>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </Header>
      <main>
        <div class="chips" role="group" aria-label={text('integrations.which')}>
          {(Object.keys(PARTS) as Part[]).map((one) => (
            <button key={one} type="button" class="chip" aria-pressed={part === one} data-testid={`part-${one}`} onClick={() => setPart(one)}>
              {text(`integrations.${one}`)}
            </button>
          ))}
        </div>
        <Shown />
      </main>
      <Notices />
    </div>
  );
}
