import { useEffect, useState } from 'preact/hooks';
import { lang, text } from '../i18n/i18n';
import { call } from '../net/api';
import type { Honour } from '../net/wire';

/** The rider's honours, above what they lead to. That they cannot be read is no trouble here: the page of honours says so. */
export function HonourChips({ balance }: { balance: unknown }) {
  const [held, setHeld] = useState<Honour[]>([]);
  useEffect(() => {
    call('GET', '/riders/me/honours').then(
      ({ items }) => setHeld(items.filter((one) => one.held).map(({ honour }) => honour)),
      () => undefined,
    );
  }, [balance]);
  return (
    <p class="honour-line">
      {held.map((honour) => (
        <span key={honour.id} class="honour-chip" data-testid="honour">{lang.value === 'zh' ? honour.name : honour.nameEn}</span>
      ))}
      <a class="linkish" href="/growth" data-testid="growth-open">{text('exchange.growth')}</a>
    </p>
  );
}
