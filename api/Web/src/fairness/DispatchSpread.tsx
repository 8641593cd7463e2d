import { useEffect, useState } from 'preact/hooks';
import { districtName, loadDistricts } from '../districts/districts';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { DispatchSpread as Spread } from '../net/wire';

const COLUMNS = ['district', 'riders', 'perHour', 'gini'] as const;

/** How evenly offers are spread between the riders of each district. Of few riders nothing is told. */
export function DispatchSpread() {
  const [spread, setSpread] = useState<Spread | null>(null);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    void loadDistricts();
    call('GET', '/public/dispatch-spread', { signed: false }).then(setSpread, (error: unknown) => setTrouble(describe(error)));
  }, []);
  return (
    <section class="card" aria-labelledby="spread-title" data-testid="spread">
      <h3 id="spread-title">{text('fairness.spread')}</h3>
      <p class="muted">{text('fairness.spreadWhat')}</p>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {spread?.items.length === 0 && <p class="empty" data-testid="spread-none">{text('fairness.spreadNone')}</p>}
      {spread && spread.items.length > 0 && (
        <div class="spread-scroll" role="region" aria-labelledby="spread-title" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => <th key={column} scope="col">{text(`fairness.column.${column}`)}</th>)}
              </tr>
            </thead>
            <tbody>
              {spread.items.map(({ district, riders, offersPerHour, gini }) => (
                <tr key={district}>
                  <th scope="row">{districtName(district)}</th><td>{riders}</td><td>{offersPerHour.toFixed(1)}</td><td>{gini.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p><a class="linkish" href="/api/v1/public/dispatch-spread">JSON</a></p>
    </section>
  );
}
