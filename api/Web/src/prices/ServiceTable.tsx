import { lang, text } from '../i18n/i18n';
import type { ServicePrice, ServicePrices } from '../net/wire';
import { conditions, named, span } from './priceText';

/** 服务置换清单, by what people need. */
export function ServiceTable({ list }: { list: ServicePrices }) {
  const needs = new Map<string, ServicePrice[]>();
  for (const service of list.items) needs.set(service.need, [...needs.get(service.need) ?? [], service]);
  return (
    <div class="needs" data-testid="service-table">
      {[...needs].map(([need, services]) => (
        <section key={need} aria-labelledby={`need-${need}`}>
          <h3 id={`need-${need}`}><bdi>{lang.value === 'zh' ? services[0]!.needName : services[0]!.needNameEn}</bdi></h3>
          <ul>
            {services.map((service) => (
              <Service key={service.id} service={service} own={list.overridden.includes(service.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Service({ service, own }: { service: ServicePrice; own: boolean }) {
  const who = conditions(service);
  return (
    <li class="service" data-testid="service-price" data-key={service.id}>
      <div class="service-words">
        <p class="service-name">
          <strong><bdi>{named(service)}</bdi></strong>
          {own && <span class="tag" data-testid="own-price">{text('prices.own')}</span>}
        </p>
        <p><bdi>{lang.value === 'zh' ? service.description : service.descriptionEn}</bdi></p>
        <ul class="service-facts">
          <li>{text(`prices.delivery.${service.delivery}`)}</li>
          <li>{text('prices.held', { span: span(service.holdMinutes) })}</li>
          {service.cancelMinutes != null && <li>{text('prices.cancelBefore', { span: span(service.cancelMinutes) })}</li>}
          {who.map((condition) => <li key={condition} class="condition">{condition}</li>)}
        </ul>
      </div>
      <p class="service-points"><strong>{service.points}</strong> {text('prices.pointsUnit')}</p>
    </li>
  );
}
