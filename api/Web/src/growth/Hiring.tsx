import { useEffect, useState } from 'preact/hooks';
import { districtName, districtsUnder, loadDistricts } from '../districts/districts';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Hiring as Standing } from '../net/wire';

const PROVINCE = ['330000'];

/** Whether one district's office may have the rider's name for preferential hiring: off unless they say so, and off again at any time. */
export function Hiring() {
  const [standing, setStanding] = useState<Standing | null>(null);
  const [district, setDistrict] = useState('');
  const [phone, setPhone] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function ask(wish: Promise<Standing>): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      setStanding(await wish);
      setPhone('');
    } catch (error) {
      setTrouble(describe(error));
    } finally {
      setBusy(false);
    }
  }
  useEffect(() => {
    void loadDistricts();
    void ask(call('GET', '/riders/me/hiring'));
  }, []);

  return (
    <section class="card" aria-labelledby="hiring-title" data-testid="hiring">
      <h3 id="hiring-title">{text('growth.hiringTitle')}</h3>
      <p class="muted">{text('growth.hiringWhat')}</p>
      {trouble && <p class="form-problem" role="alert" data-testid="hiring-trouble">{trouble}</p>}
      {standing && <p data-testid="hiring-qualifies">{text(standing.qualifies ? 'growth.qualifies' : 'growth.qualifiesNot')}</p>}
      {standing?.consent && (
        <>
          <p data-testid="hiring-agreed">
            <strong>{text('growth.agreed', { district: districtName(standing.consent.district), phone: standing.consent.phone ?? '—' })}</strong>
          </p>
          <button type="button" class="secondary wide" disabled={busy} data-testid="hiring-withdraw"
            onClick={() => void ask(call('DELETE', '/riders/me/hiring'))}>
            {text('growth.withdraw')}
          </button>
        </>
      )}
      {standing && !standing.consent && (
        <form class="hiring-form" onSubmit={(event) => {
          event.preventDefault();
          void ask(call('PUT', '/riders/me/hiring', { body: { district, phone } }));
        }}>
          <label class="field">
            <span>{text('growth.hiringDistrict')}</span>
            <select required data-testid="hiring-district" value={district} onChange={(event) => setDistrict(event.currentTarget.value)}>
              <option value="">{text('growth.choose')}</option>
              {districtsUnder(PROVINCE).map(({ adcode }) => <option key={adcode} value={adcode}>{districtName(adcode)}</option>)}
            </select>
          </label>
          <label class="field">
            <span>{text('growth.hiringPhone')}</span>
            <input type="tel" inputMode="tel" autocomplete="tel" required maxLength={20} data-testid="hiring-phone" value={phone}
              onInput={(event) => setPhone(event.currentTarget.value)} />
          </label>
          <button type="submit" class="primary wide" disabled={busy} data-testid="hiring-agree">{text('growth.agree')}</button>
        </form>
      )}
      {standing && standing.exports.length > 0 && (
        <div>
          <h4>{text('growth.exports')}</h4>
          <ul class="hiring-exports" data-testid="hiring-exports">
            {standing.exports.map(({ at, district: of, by }) => (
              <li key={`${at}${by}`}>{dayAndTime(at, Date.now())} · {districtName(of)} · <bdi>{by}</bdi></li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
