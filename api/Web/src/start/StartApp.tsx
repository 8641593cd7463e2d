import { useEffect, useState } from 'preact/hooks';
import { demoPeople } from '../accounts/demoPeople';
import { DemoList } from '../accounts/DemoList';
import { signInFor, type Role } from '../accounts/session';
import { knownOf } from '../accounts/SignIn';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import type { DemoPerson } from '../net/wire';
import { loadDistricts } from '../districts/districts';
import { Header } from '../ui/Header';
import { Icon, type IconName } from '../ui/Icon';
import { Notices, notifyError } from '../ui/Notices';

type Door = { role: Extract<Role, 'rider' | 'dispatcher' | 'device'>; icon: IconName; href: string };

const DOORS: Door[] = [
  { role: 'rider', icon: 'bolt', href: '/rider' },
  { role: 'dispatcher', icon: 'map', href: '/dispatch' },
  { role: 'device', icon: 'station', href: '' },
];

function addressFor(person: DemoPerson): string {
  if (person.role === 'device') return `/station/${encodeURIComponent(person.stationId ?? '')}`;
  return person.role === 'rider' ? '/rider' : '/dispatch';
}

export function StartApp() {
  const [people, setPeople] = useState<DemoPerson[]>([]);
  const [busy, setBusy] = useState(false);
  const [firstStation, setFirstStation] = useState('');
  useEffect(() => {
    void loadDistricts();
    void demoPeople().then(setPeople);
    call('GET', '/stations', { query: { near: '30.27410,120.15510', limit: '1' }, signed: false })
      .then((page) => setFirstStation(page.items[0]?.id ?? ''), () => undefined);
  }, []);

  async function become(person: DemoPerson): Promise<void> {
    setBusy(true);
    try {
      await signInFor(person.role as Role, { grant: 'demo', subject: person.subject }, knownOf(person));
      location.assign(addressFor(person));
    } catch (error) {
      notifyError(error);
      setBusy(false);
    }
  }

  return (
    <div class="start">
      <Header title={text('start.tag')} />
      <main>
        <section class="hero">
          <h2>{text('start.headline')}</h2>
          <p>{text('start.what')}</p>
          <p><a class="secondary start-report" href="/report" data-testid="door-report"><Icon name="camera" />{text('start.report')}</a></p>
        </section>
        <ul class="doors">
          {DOORS.map(({ role, icon, href }) => (
            <li key={role}>
              <a class={`door ${role}`} href={href || `/station/${encodeURIComponent(firstStation)}`}
                data-testid={`door-${role === 'device' ? 'station' : role}`}>
                <Icon name={icon} size={44} />
                <strong>{text(`start.${role}.title`)}</strong>
                <span>{text(`start.${role}.text`)}</span>
                <span class="door-go">{text('start.open')}<Icon name="next" size={20} /></span>
              </a>
            </li>
          ))}
        </ul>
        {people.length > 0 && (
          <section class="demo" aria-labelledby="demo-title" data-testid="demo-section">
            <h2 id="demo-title">{text('start.demo')}</h2>
            <p class="muted">{text('start.demoText')}</p>
            <div class="demo-columns">
              {DOORS.map(({ role }) => {
                const some = people.filter((person) => person.role === role);
                return some.length > 0 && (
                  <div key={role} class="demo-column" data-testid={`demo-${role}`}>
                    <h3>{text(`role.${role}`)}</h3>
                    <DemoList people={some} busy={busy} onPick={(person) => void become(person)} />
                  </div>
                );
              })}
            </div>
          </section>
        )}
      </main>
      <footer>
        <a href="/prices" data-testid="prices">{text('start.prices')}</a>
        <a href="/provider" data-testid="provider">{text('start.operator.title')}</a>
        <a href="/equipment" data-testid="equipment">{text('start.equipment')}</a>
        <a href="/growth" data-testid="growth">{text('start.growth')}</a>
        <a href="/fairness" data-testid="fairness">{text('start.fairness')}</a>
        <a href="/figures">{text('start.figures')}</a>
        <a href="/ledger">{text('start.ledger')}</a>
        <a href="/verify">{text('start.verify')}</a>
        <a href="/docs">{text('start.docs')}</a>
        <a href="/docs/hubs">{text('start.hubs')}</a>
      </footer>
      <Notices />
    </div>
  );
}
