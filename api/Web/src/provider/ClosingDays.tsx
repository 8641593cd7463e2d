import { useState } from 'preact/hooks';
import { dayText } from '../exchange/exchangeText';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { useChange, type OfferProps } from './offerForm';

/** Days on which no slot is given. Who has an appointment then keeps it. */
export function ClosingDays({ organisation, service, onChanged }: OfferProps) {
  const [day, setDay] = useState('');
  const { busy, send } = useChange(onChanged);
  const path = { id: organisation, serviceId: service.id };
  const put = (days: string[]) => send(() => call('PUT', '/providers/{id}/services/{serviceId}/closing-days', {
    path, body: { operationId: newOperationId(), days },
  }));
  const words = (one: string) => dayText(`${one}T00:00:00+08:00`);
  return (
    <div class="slots-edit">
      <h3>{text('provider.closingDays')}</h3>
      {service.closingDays.length === 0 && <p class="muted">{text('provider.noClosingDays')}</p>}
      <ul>
        {service.closingDays.map((one) => (
          <li key={one} data-testid="closing-day">
            <span>{words(one)}</span>
            <button type="button" class="plain" disabled={busy} aria-label={`${text('provider.remove')} ${words(one)}`}
              onClick={() => void put(service.closingDays.filter((other) => other !== one))}>
              {text('provider.remove')}
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => { event.preventDefault(); void put([...service.closingDays, day]).then((done) => { if (done) setDay(''); }); }}>
        <label>{text('provider.day')}
          <input type="date" required value={day} data-testid="closing-input" onInput={(event) => setDay(event.currentTarget.value)} />
        </label>
        <button class="secondary" disabled={busy} data-testid="closing-add">{text('provider.addClosingDay')}</button>
      </form>
    </div>
  );
}
