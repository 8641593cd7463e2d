import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { describe } from '../net/problem';
import type { ChargingCard } from '../net/wire';
import { notifyError } from '../ui/Notices';

/** The cards that the rider charges with. Who has lost one blocks it, and it charges nowhere from then on. */
export function Cards() {
  const [cards, setCards] = useState<ChargingCard[] | null>(null);
  const [number, setNumber] = useState('');
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  const load = () => call('GET', '/riders/me/cards').then(({ items }) => setCards(items), (error: unknown) => setTrouble(describe(error)));
  useEffect(() => { void load(); }, []);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setTrouble('');
    try {
      await call('POST', '/riders/me/cards', { body: { operationId: newOperationId(), number: number.trim(), label } });
      setNumber('');
      setLabel('');
      await load();
    } catch (error) {
      setTrouble(describe(error));
    }
    setBusy(false);
  }

  async function change(act: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    try {
      await act();
      await load();
    } catch (error) {
      notifyError(error);
    }
    setBusy(false);
  }

  const set = (id: string, status: ChargingCard['status']) =>
    change(() => call('PUT', '/riders/me/cards/{id}', { path: { id }, body: { operationId: newOperationId(), status } }));

  return (
    <section class="card" aria-labelledby="cards-title">
      <h2 id="cards-title">{text('charging.cards')}</h2>
      <p class="muted">{text('charging.cardsWhat')}</p>
      <ul class="sessions">
        {cards?.map((card) => (
          <li key={card.id} data-testid="card" data-status={card.status}>
            <strong>{card.label} · …{card.ending}</strong>
            <small>{text(`charging.card.${card.status}`)}</small>
            <div class="charging-acts">
              {card.status === 'active' ? (
                <button type="button" class="secondary" disabled={busy} data-testid="card-lost" onClick={() => void set(card.id, 'lost')}>
                  {text('charging.lost')}
                </button>
              ) : (
                <button type="button" class="secondary" disabled={busy} data-testid="card-found" onClick={() => void set(card.id, 'active')}>
                  {text('charging.found')}
                </button>
              )}
              <button type="button" class="secondary" disabled={busy} data-testid="card-forget"
                onClick={() => void change(() => call('DELETE', '/riders/me/cards/{id}', { path: { id: card.id } }))}>
                {text('charging.forget')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <form class="charging-form" onSubmit={(event) => void add(event)}>
        <label class="field">{text('charging.cardNumber')}
          <input name="number" value={number} required minLength={4} maxLength={20} autocomplete="off" autocapitalize="characters"
            data-testid="card-number" aria-describedby="card-trouble" onInput={(event) => setNumber(event.currentTarget.value)} />
        </label>
        <label class="field">{text('charging.cardLabel')}
          <input name="label" value={label} required maxLength={40} autocomplete="off" data-testid="card-label"
            aria-describedby="card-trouble" onInput={(event) => setLabel(event.currentTarget.value)} />
        </label>
        <span class="form-problem" role="alert" id="card-trouble" data-testid="card-trouble">{trouble}</span>
        <button class="primary wide" disabled={busy} data-testid="card-add">{text('charging.addCard')}</button>
      </form>
    </section>
  );
}
