import { useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { keyIdOf } from '../ledger/jws';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { SignedStatement } from '../net/wire';
import { amountText, changeText, reasonText } from './walletText';

interface StatementContent {
  riderId: string;
  month: string;
  asOf: string;
  opening: Record<string, number>;
  closing: Record<string, number>;
  movements: { transferId: string; at: string; reason: string; number: number; unit: string; amount: number; heldChange: number }[];
}

const UNITS = ['points', 'socialMinutes'];

/** The month in China, as yyyy-MM. */
function thisMonth(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(new Date());
}

/** A month's statement: to read, to print, and as the signed file that an office can check. */
export function Statement() {
  const [month, setMonth] = useState(thisMonth);
  const [signed, setSigned] = useState<SignedStatement | null>(null);
  const [trouble, setTrouble] = useState('');

  async function load(): Promise<void> {
    try {
      setSigned(await call('GET', '/riders/me/wallet/statements/{month}', { path: { month } }));
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }

  return (
    <section class="wallet-part" aria-labelledby="statement-title">
      <h3 id="statement-title">{text('wallet.statement')}</h3>
      <form class="wallet-month" onSubmit={(event) => { event.preventDefault(); void load(); }}>
        <label class="field">
          <span>{text('wallet.month')}</span>
          <input type="month" required value={month} min="2020-01" data-testid="statement-month"
            onInput={(event) => setMonth(event.currentTarget.value)} />
        </label>
        <button type="submit" class="secondary" data-testid="statement-show">{text('wallet.show')}</button>
      </form>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {signed && <StatementTable signed={signed} />}
    </section>
  );
}

function StatementTable({ signed }: { signed: SignedStatement }) {
  const content = JSON.parse(signed.statement) as StatementContent;
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(signed))}`;
  const sums = (amounts: Record<string, number>) => UNITS.map((unit) => amountText(amounts[unit] ?? 0, unit)).join(' · ');
  return (
    <div class="statement" data-testid="statement">
      <p><strong>{content.month}</strong> · {content.riderId}</p>
      <p>{text('wallet.opening')} {sums(content.opening)}</p>
      <div class="statement-scroll" tabIndex={0} role="region" aria-label={content.month}>
        <table>
          <thead>
            <tr><th scope="col">{text('wallet.numberHead')}</th><th scope="col">{text('wallet.time')}</th>
              <th scope="col">{text('wallet.reason')}</th><th scope="col">{text('wallet.change')}</th></tr>
          </thead>
          <tbody>
            {content.movements.map((one) => (
              <tr key={one.transferId + one.unit}>
                <td>{one.number}</td><td>{dayAndTime(one.at, content.asOf)}</td><td>{reasonText(one.reason)}</td><td>{changeText(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{text('wallet.closing')} <strong data-testid="statement-closing">{sums(content.closing)}</strong></p>
      <p class="muted">{text('wallet.signedBy')} <code>{keyIdOf(signed.signature)}</code></p>
      <div class="wallet-ways">
        <button type="button" class="secondary" onClick={() => window.print()}>{text('wallet.print')}</button>
        <a class="secondary" href={file} download={`statement-${content.month}.json`} data-testid="statement-file">{text('wallet.file')}</a>
      </div>
    </div>
  );
}
