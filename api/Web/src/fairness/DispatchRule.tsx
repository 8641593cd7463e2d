import { useEffect, useState } from 'preact/hooks';
import { metres, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { DispatchRule as Rule } from '../net/wire';

/** The rule in words, with the numbers that the server works by. */
export function DispatchRule() {
  const [rule, setRule] = useState<Rule | null>(null);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    call('GET', '/dispatch-rule', { signed: false }).then(setRule, (error: unknown) => setTrouble(describe(error)));
  }, []);
  if (!rule) return trouble ? <p class="form-problem" role="alert">{trouble}</p> : <p class="empty" role="status">{text('fairness.loading')}</p>;
  const [first, ...wider] = rule.rings;
  return (
    <>
      <section class="card" aria-labelledby="who-title" data-testid="rule-who">
        <h3 id="who-title">{text('fairness.who')}</h3>
        <ul>
          <li>{text('fairness.free')}</li>
          <li>{text('fairness.limit', { h: Math.round(rule.dailyLimitMinutes / 6) / 10 })}</li>
          <li>{text('fairness.skills')}</li>
          <li>{text('fairness.place', { s: rule.positionSeconds, d: metres(rule.coarsestM) })}</li>
          <li>{text('fairness.slack', { m: rule.marginMinutes, v: rule.travelSpeed, k: rule.detour })}</li>
        </ul>
      </section>
      <section class="card" aria-labelledby="order-title" data-testid="rule-order">
        <h3 id="order-title">{text('fairness.order')}</h3>
        <ol>
          <li>{text('fairness.nearest')}</li>
          {first && <li>{text('fairness.ring', { d: metres(first.radiusM), n: first.offers })}</li>}
          {wider.map(({ radiusM, offers }) => <li key={radiusM}>{text('fairness.nextRing', { d: metres(radiusM), n: offers })}</li>)}
          <li>{text('fairness.answer', { s: rule.offerSeconds })}</li>
          <li>{text('fairness.dispatcher')}</li>
        </ol>
      </section>
    </>
  );
}
