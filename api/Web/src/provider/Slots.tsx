import { useState } from 'preact/hooks';
import { slotText } from '../exchange/exchangeText';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import type { ServiceSlot } from '../net/wire';
import { useChange, type OfferProps } from './offerForm';
import { moment } from './chinaMoment';

/** The appointments of a service: add one, or take away one that nobody has. */
export function Slots({ organisation, service, onChanged }: OfferProps) {
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('09:00');
  const [to, setTo] = useState('10:00');
  const [capacity, setCapacity] = useState('1');
  const { busy, send } = useChange(onChanged);
  const path = { id: organisation, serviceId: service.id };

  const put = (start: string, end: string, many: number) => {
    const body = { operationId: newOperationId(), slots: [{ start, end, capacity: many }] };
    return send(() => call('PUT', '/providers/{id}/services/{serviceId}/slots', { path, body }));
  };
  const taken = (slot: ServiceSlot) => slot.capacity - slot.free;

  return (
    <div class="slots-edit">
      <h3>{text('provider.slots')}</h3>
      {service.slots.length === 0 && <p class="muted">{text('exchange.noSlot')}</p>}
      <ul>
        {service.slots.map((slot) => (
          <li key={slot.id} data-testid="my-slot">
            <span>{slotText(slot.start, slot.end)}</span>
            <span class="muted">{text('provider.slotTaken', { n: taken(slot), of: slot.capacity })}</span>
            {taken(slot) === 0 && (
              <button type="button" class="plain" disabled={busy} aria-label={`${text('provider.remove')} ${slotText(slot.start, slot.end)}`}
                onClick={() => void put(slot.start, slot.end, 0)}>
                {text('provider.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => { event.preventDefault(); void put(moment(day, from), moment(day, to), Number(capacity)); }}>
        <label>{text('provider.day')}
          <input type="date" required value={day} data-testid="slot-day" onInput={(event) => setDay(event.currentTarget.value)} />
        </label>
        <label>{text('provider.from')}
          <input type="time" required value={from} data-testid="slot-from" onInput={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label>{text('provider.to')}
          <input type="time" required value={to} data-testid="slot-to" onInput={(event) => setTo(event.currentTarget.value)} />
        </label>
        <label>{text('provider.capacity')}
          <input type="number" inputMode="numeric" min={1} max={500} required value={capacity} data-testid="slot-capacity"
            onInput={(event) => setCapacity(event.currentTarget.value)} />
        </label>
        <button class="secondary" disabled={busy} data-testid="slot-add">{text('provider.addSlot')}</button>
      </form>
    </div>
  );
}
