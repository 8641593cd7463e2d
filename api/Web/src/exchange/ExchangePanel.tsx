import { useEffect, useState } from 'preact/hooks';
import { session } from '../accounts/session';
import { districtName, districtsUnder, loadDistricts } from '../districts/districts';
import { loadWords, text } from '../i18n/i18n';
import { personalWords } from '../i18n/personalWords';
import { describe } from '../net/problem';
import type { ServiceOffer, Me, Redemption } from '../net/wire';
import { PersonalDataDialog } from '../personal/PersonalDataDialog';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { WalletDialog } from '../wallet/WalletDialog';
import { CodeDialog } from './CodeDialog';
import { loadRedemptions, loadServices, redemptions, services } from './exchangeState';
import { needName } from './exchangeText';
import { HonourChips } from './HonourChips';
import { RedemptionCard } from './RedemptionCard';
import { ReserveDialog } from './ReserveDialog';
import { ServiceCard } from './ServiceCard';

const PROVINCE = ['330000'];

/** What a rider gets for points: what they have reserved, and what there is. The server says what may be done with each. */
export function ExchangePanel({ me, onSignIn }: { me: Me | null; onSignIn: () => void }) {
  const [need, setNeed] = useState('');
  const [district, setDistrict] = useState('');
  const [trouble, setTrouble] = useState('');
  const [wanted, setWanted] = useState<ServiceOffer | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [wallet, setWallet] = useState(false);
  const [personal, setPersonal] = useState(false);
  const balance = me?.balance;

  useEffect(() => { void loadDistricts(); }, []);
  // Each word of the balance says that something was handed over or has come, also where the same points are left to spend.
  useEffect(() => {
    let gone = false;
    Promise.all([loadServices(district), loadRedemptions()]).then(
      () => { if (!gone) setTrouble(''); },
      (error: unknown) => { if (!gone) setTrouble(describe(error)); },
    );
    return () => { gone = true; };
  }, [district, balance, session.value?.subject]);

  const all = services.value;
  const needs = [...new Map((all ?? []).map((service) => [service.need, needName(service)]))];
  const listed = (all ?? []).filter((service) => !need || service.need === need);
  const mine = redemptions.value ?? [];
  const open = mine.filter(({ status }) => status === 'reserved');
  const past = mine.filter(({ status }) => status !== 'reserved');
  const code = mine.find(({ redemptionId }) => redemptionId === shown);

  return (
    <section class="panel exchange" aria-label={text('nav.exchange')} data-testid="exchange">
      {me
        ? <p class="exchange-points" data-testid="exchange-points"><span>{text('exchange.have')}</span> <strong>{me.balance.points}</strong>
            <button type="button" class="secondary" data-testid="wallet-open" onClick={() => setWallet(true)}>{text('wallet.open')}</button></p>
        : (
          <div class="exchange-invite">
            <p>{text('exchange.invite')}</p>
            <button type="button" class="primary" onClick={onSignIn} data-testid="exchange-sign-in">
              <Icon name="user" />{text('signIn.title')}
            </button>
          </div>
        )}
      {me && <HonourChips balance={balance} />}
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {open.length > 0 && (
        <section class="exchange-part" aria-labelledby="mine-title">
          <h2 id="mine-title">{text('exchange.mine')}</h2>
          {open.map((one) => <RedemptionCard key={one.redemptionId} redemption={one} services={all} onShow={() => setShown(one.redemptionId)} />)}
        </section>
      )}
      <section class="exchange-part" aria-labelledby="offered-title">
        <h2 id="offered-title">{text('exchange.offered')}</h2>
        <div class="filters" role="group" aria-label={text('exchange.filter')}>
          <select class="chip" aria-label={text('exchange.district')} data-testid="exchange-district" value={district}
            onChange={(event) => setDistrict(event.currentTarget.value)}>
            <option value="">{text(me ? 'exchange.home' : 'exchange.everywhere')}</option>
            {districtsUnder(PROVINCE).map(({ adcode }) => <option key={adcode} value={adcode}>{districtName(adcode)}</option>)}
          </select>
          {needs.map(([id, name]) => (
            <button key={id} type="button" class="chip" aria-pressed={need === id} data-testid="need" data-need={id}
              onClick={() => setNeed(need === id ? '' : id)}>
              {name}
            </button>
          ))}
        </div>
        {!all && !trouble && <p class="empty" role="status">{text('exchange.loading')}</p>}
        {all && listed.length === 0 && <p class="empty" role="status">{text('exchange.none')}</p>}
        <ul class="service-list">
          {listed.map((service) => <ServiceCard key={service.id} service={service} onReserve={() => setWanted(service)} />)}
        </ul>
        <a class="linkish" href="/prices">{text('exchange.prices')}</a>
      </section>
      {past.length > 0 && (
        <section class="exchange-part" aria-labelledby="past-title">
          <h2 id="past-title">{text('exchange.past')}</h2>
          {past.map((one) => <RedemptionCard key={one.redemptionId} redemption={one} services={all} onShow={() => setShown(one.redemptionId)} />)}
        </section>
      )}
      {me && (
        <button type="button" class="linkish" data-testid="personal-open"
          onClick={() => void loadWords(personalWords).then(() => setPersonal(true), notifyError)}>
          {text('personal.open')}
        </button>
      )}
      <a class="linkish" href="/charging" data-testid="charging-open">{text('exchange.charging')}</a>
      <a class="linkish" href="/fairness" data-testid="fairness-open">{text('exchange.fairness')}</a>
      {/* It stays when there is nobody any more: it has that to say. */}
      {personal && <PersonalDataDialog onClose={() => setPersonal(false)} />}
      {wallet && me && <WalletDialog onClose={() => setWallet(false)} />}
      {wanted && me && (
        <ReserveDialog service={wanted} points={me.balance.points} district={district} onClose={() => setWanted(null)}
          onReserved={(reserved: Redemption) => { setWanted(null); setShown(reserved.redemptionId); }} />
      )}
      {code?.code && <CodeDialog redemption={code} onClose={() => setShown(null)} />}
    </section>
  );
}
