import { text, textIfKnown } from '../i18n/i18n';
import type { ServiceOffer } from '../net/wire';
import { Icon } from '../ui/Icon';
import { conditions, described, named, place, slotText } from './exchangeText';

/** One service: what it is, where, how much of it there is, and whether this rider can have it. */
export function ServiceCard({ service, onReserve }: { service: ServiceOffer; onReserve: () => void }) {
  const can = service.actions.includes('reserve');
  const rules = conditions(service);
  return (
    <li class="service-card" data-testid="service" data-service={service.id}>
      <div class="service-head">
        <h3>{named(service)}</h3>
        <p class="service-price"><strong>{service.points}</strong> {text('exchange.points')}</p>
      </div>
      <p>{described(service)}</p>
      <p class="service-left" data-testid="service-left">{left(service)}</p>
      {rules.length > 0 && <p class="muted">{rules.join(text('list.comma'))}</p>}
      {service.provider && <p class="muted service-where"><Icon name="pin" size={18} /><bdi>{place(service.provider)}</bdi></p>}
      {service.stars != null && (
        <p class="muted service-where">
          <Icon name="star" size={18} />{text('exchange.rated', { stars: service.stars.toFixed(1), n: service.rated })}
        </p>
      )}
      {can && <button type="button" class="primary wide" data-testid="reserve" onClick={onReserve}>{text('exchange.reserve')}</button>}
      {service.whyNot && (
        <p class="why-not" data-testid="why-not" data-code={service.whyNot}>
          {textIfKnown(`exchange.whyNot.${service.whyNot}`) ?? service.whyNot}
        </p>
      )}
    </li>
  );
}

function left(service: ServiceOffer): string {
  if (service.delivery === 'handOver') return service.stock ? text('exchange.stock', { n: service.stock }) : text('exchange.noStock');
  const next = service.slots.find((slot) => slot.free > 0);
  return next ? text('exchange.nextSlot', { when: slotText(next.start, next.end) }) : text('exchange.noSlot');
}
