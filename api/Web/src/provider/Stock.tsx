import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { useChange, type OfferProps } from './offerForm';

const MOST = 10_000;

/** How many are left for riders to reserve. What is reserved already waits for its riders and is not counted. */
export function Stock({ organisation, service, onChanged }: OfferProps) {
  const [stock, setStock] = useState(String(service.stock ?? 0));
  const { busy, send } = useChange(onChanged);
  useEffect(() => setStock(String(service.stock ?? 0)), [service.stock]);
  const path = { id: organisation, serviceId: service.id };
  return (
    <form class="stock" onSubmit={(event) => {
      event.preventDefault();
      const body = { operationId: newOperationId(), stock: Number(stock) };
      void send(() => call('PUT', '/providers/{id}/services/{serviceId}/stock', { path, body }));
    }}>
      <label>{text('provider.stock')}
        <input type="number" inputMode="numeric" min={0} max={MOST} step={1} required value={stock} data-testid="stock"
          onInput={(event) => setStock(event.currentTarget.value)} />
      </label>
      <button class="secondary" disabled={busy} data-testid="stock-save">{text('provider.save')}</button>
    </form>
  );
}
