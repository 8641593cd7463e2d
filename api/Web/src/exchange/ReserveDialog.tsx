import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { describe } from '../net/problem';
import { Question } from '../net/question';
import type { ServiceOffer, Redemption } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { reserve } from './exchangeState';
import { named, place, slotText, span } from './exchangeText';

interface Props { service: ServiceOffer; points: number; district: string; onClose: () => void; onReserved: (redemption: Redemption) => void }

/** The price against what the rider has, the appointment where there is one, and one press. */
export function ReserveDialog({ service, points, district, onClose, onReserved }: Props) {
  const question = useRef(new Question());
  const [slot, setSlot] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const appointment = service.delivery === 'appointment';

  async function confirm(): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      onReserved(await question.current.ask((operationId) => reserve(service, appointment ? slot : null, district, operationId)));
    } catch (error) {
      setTrouble(describe(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title={named(service)} testId="reserve-dialog" onClose={onClose}>
      {appointment && (
        <fieldset class="slots">
          <legend>{text('exchange.chooseSlot')}</legend>
          {service.slots.map(({ id, start, end, free }) => (
            <label key={id} class="slot">
              <input type="radio" name="slot" value={id} checked={slot === id} disabled={free === 0} data-testid="slot"
                onChange={() => setSlot(id)} />
              <span>{slotText(start, end)}</span>
              <span class="muted">{free > 0 ? text('exchange.slotFree', { n: free }) : text('exchange.slotFull')}</span>
            </label>
          ))}
        </fieldset>
      )}
      <dl class="figures">
        <div><dt>{text('exchange.have')}</dt><dd>{points}</dd></div>
        <div><dt>{text('exchange.costs')}</dt><dd>{service.points}</dd></div>
        <div><dt>{text('exchange.remains')}</dt><dd>{points - service.points}</dd></div>
      </dl>
      {service.provider && <p class="muted"><bdi>{place(service.provider)}</bdi> · <bdi>{service.provider.contact}</bdi></p>}
      <p class="hint">
        {appointment
          ? text('exchange.keptSlot', { cancel: span(service.cancelMinutes) })
          : text('exchange.kept', { time: span(service.keptMinutes) })}
      </p>
      <p class="form-problem" role="alert" data-testid="reserve-problem">{trouble}</p>
      <button type="button" class="primary huge" disabled={busy || (appointment && !slot)} data-testid="reserve-confirm"
        onClick={() => void confirm()}>
        {text('exchange.confirm', { n: service.points })}
      </button>
    </Dialog>
  );
}
