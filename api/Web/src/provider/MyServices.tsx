import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { describe } from '../net/problem';
import { call } from '../net/api';
import type { ServiceOffer } from '../net/wire';
import { named } from '../exchange/exchangeText';
import { ClosingDays } from './ClosingDays';
import { Slots } from './Slots';
import { Stock } from './Stock';

/** What there is of each service, for its provider to say. */
export function MyServices({ organisation }: { organisation: string }) {
  const [services, setServices] = useState<ServiceOffer[] | null>(null);
  const [trouble, setTrouble] = useState('');

  const load = () => call('GET', '/providers/{id}/services', { path: { id: organisation } }).then(
    ({ items }) => setServices(items), (error: unknown) => setTrouble(describe(error)));
  useEffect(() => { void load(); }, [organisation]);

  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  if (!services) return <p class="empty" role="status">{text('exchange.loading')}</p>;
  if (services.length === 0) return <p class="empty">{text('provider.noServices')}</p>;
  return (
    <ul class="service-list">
      {services.map((service) => (
        <li key={service.id} class="service-card" data-testid="my-service" data-service={service.id}>
          <div class="service-head">
            <h2>{named(service)}</h2>
            <p class="service-price"><strong>{service.points}</strong> {text('exchange.points')}</p>
          </div>
          <p class="muted">{text('provider.open', { n: service.open })}</p>
          {service.delivery === 'handOver'
            ? <Stock organisation={organisation} service={service} onChanged={load} />
            : (
              <>
                <Slots organisation={organisation} service={service} onChanged={load} />
                <ClosingDays organisation={organisation} service={service} onChanged={load} />
              </>
            )}
        </li>
      ))}
    </ul>
  );
}
