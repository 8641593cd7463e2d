import { useEffect, useState } from 'preact/hooks';
import { named } from '../exchange/exchangeText';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call, fetchFile } from '../net/api';
import { now } from '../net/clock';
import { describe } from '../net/problem';
import type { ProviderTotals, Redemption } from '../net/wire';
import { notifyError } from '../ui/Notices';
import { saveFile } from '../ui/saveFile';

/** What was handed over, what is owed for it, and what riders still wait for: in figures, as a list, as a file. */
export function Deliveries({ organisation }: { organisation: string }) {
  const [totals, setTotals] = useState<ProviderTotals | null>(null);
  const [items, setItems] = useState<Redemption[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');
  const path = { id: organisation };

  async function load(cursor?: string): Promise<void> {
    try {
      const page = await call('GET', '/providers/{id}/redemptions', { path, query: { limit: '50', ...(cursor ? { cursor } : {}) } });
      setItems((old) => (cursor ? [...old, ...page.items] : page.items));
      setNext(page.next ?? null);
    } catch (error) {
      setTrouble(describe(error));
    }
  }

  useEffect(() => {
    void load();
    call('GET', '/providers/{id}/totals', { path }).then(setTotals, (error: unknown) => setTrouble(describe(error)));
  }, [organisation]);

  async function download(): Promise<void> {
    try {
      saveFile(await fetchFile(`/providers/${encodeURIComponent(organisation)}/redemptions?format=csv`), 'redemptions.csv');
    } catch (error) {
      notifyError(error);
    }
  }

  return (
    <section class="panel" aria-label={text('provider.tab.deliveries')} data-testid="deliveries">
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {totals && (
        <dl class="figures">
          <div><dt>{text('provider.delivered')}</dt><dd>{totals.delivered}</dd></div>
          <div><dt>{text('provider.deliveredPoints')}</dt><dd data-testid="delivered-points">{totals.deliveredPoints}</dd></div>
          <div><dt>{text('provider.owed')}</dt><dd data-testid="owed">{totals.owedPoints}</dd></div>
          <div><dt>{text('provider.waiting')}</dt><dd>{totals.open}</dd></div>
        </dl>
      )}
      <button type="button" class="secondary" data-testid="csv" onClick={() => void download()}>{text('provider.csv')}</button>
      {items.length === 0 && !trouble && <p class="empty">{text('provider.nothing')}</p>}
      <ul class="service-list">
        {items.map((one) => (
          <li key={one.redemptionId} class="redemption" data-testid="delivery" data-status={one.status}>
            <div class="service-head">
              <h2>{named(one.offer)}</h2>
              <p class="redemption-status">{text(`exchange.status.${one.status}`)}</p>
            </div>
            <p class="muted">
              {text('provider.line', { rider: one.rider.displayName, n: one.points, time: dayAndTime(one.deliveredAt ?? one.reservedAt, now.value) })}
            </p>
            {one.stars != null && <p class="muted">{text('exchange.stars', { n: one.stars })}{one.comment && <> · <bdi>{one.comment}</bdi></>}</p>}
          </li>
        ))}
      </ul>
      {next && <button type="button" class="secondary wide" data-testid="more" onClick={() => void load(next)}>{text('provider.more')}</button>}
    </section>
  );
}
