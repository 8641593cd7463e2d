import { useEffect } from 'preact/hooks';
import { session } from '../accounts/session';
import { lang, text } from '../i18n/i18n';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { Cards } from './Cards';
import { SessionList } from './SessionList';
import { StartByPhone } from './StartByPhone';
import { followSessions } from './sessions';

export function ChargingApp() {
  useEffect(() => { document.title = `${text('charging.title')} · ${text('brand.name')}`; }, [lang.value]);
  useEffect(() => (session.value ? followSessions() : undefined), [session.value?.subject]);
  return (
    <div class="charging">
      <Header title={text('charging.title')}><a class="plain" href="/rider">{text('charging.back')}</a></Header>
      <main>
        {session.value ? <><SessionList /><StartByPhone /><Cards /></> : (
          <section class="card">
            <p>{text('charging.signInWhat')}</p>
            <a class="primary wide" href="/rider" data-testid="charging-sign-in">{text('charging.signIn')}</a>
          </section>
        )}
      </main>
      <Notices />
    </div>
  );
}
