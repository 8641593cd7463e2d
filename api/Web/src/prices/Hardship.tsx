import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { serverNow } from '../net/clock';
import { describe } from '../net/problem';
import type { HardshipBudget, HardshipGrant } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';
import { HardshipForm } from './HardshipForm';

/** Points for riders in need: a district's budget, proposals, and what a second person decides. The server says what may be done with each. */
export function Hardship({ district }: { district: string }) {
  const [budget, setBudget] = useState<HardshipBudget | null>(null);
  const [grants, setGrants] = useState<HardshipGrant[]>([]);
  const [trouble, setTrouble] = useState('');

  async function load(): Promise<void> {
    try {
      const [has, list] = await Promise.all([
        call('GET', '/hardship-budgets/{district}', { path: { district } }),
        call('GET', '/hardship-grants', { query: { district, limit: '100' } }),
      ]);
      setBudget(has);
      setGrants(list.items);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }
  useEffect(() => { if (district) void load(); }, [district]);

  async function decide(id: string, approve: boolean): Promise<void> {
    try {
      await call('POST', approve ? '/hardship-grants/{id}/approve' : '/hardship-grants/{id}/refuse', { path: { id }, body: { note: null } });
      notify(text('hardship.done'), 'good');
    } catch (error) {
      notifyError(error);
    }
    await load();
  }

  if (!district) return <p class="hint" data-testid="hardship-choose">{text('hardship.choose')}</p>;
  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  if (!budget) return <p class="empty" role="status">{text('prices.loading')}</p>;
  const { points, onHold } = budget.budget;
  return (
    <section class="price-list hardship" aria-labelledby="hardship-title" data-testid="hardship">
      <h2 id="hardship-title">{text('hardship.title')}</h2>
      <p class="muted">{text('hardship.text')}</p>
      <p data-testid="hardship-budget">{text('hardship.budget', { n: points, held: onHold, left: points - onHold })}</p>
      {budget.mayTopUp && (
        <HardshipForm title={text('hardship.topUp')} testId="top-up" onDone={load}
          send={({ operationId, points: n, reason }) => call('POST', '/hardship-budgets/{district}/top-ups', {
            path: { district }, body: { operationId, points: n, reason },
          })} />
      )}
      <HardshipForm title={text('hardship.propose')} testId="propose" onDone={load} withRider
        send={({ operationId, points: n, reason, riderId }) => call('POST', '/hardship-grants', {
          body: { operationId, district, riderId, points: n, reason },
        })} />
      <h3>{text('hardship.grants')}</h3>
      {grants.length === 0 && <p class="empty">{text('hardship.none')}</p>}
      <ul class="history">
        {grants.map(({ grant, mayApprove, mayRefuse }) => (
          <li key={grant.id} class="grant" data-testid="grant" data-status={grant.status}>
            <p>
              <strong><bdi>{grant.riderName}</bdi> · {text('prices.points', { n: grant.points })}</strong>
              <span class="tag">{text(`hardship.status.${grant.status}`)}</span>
            </p>
            <p><bdi>{grant.reason}</bdi></p>
            <p class="muted">
              {text('hardship.by', { name: grant.proposedByName, time: dayAndTime(grant.proposedAt, serverNow()) })}
            </p>
            {grant.decidedAt && (
              <p class="muted">
                {text('hardship.decided', { name: grant.decidedByName ?? '', time: dayAndTime(grant.decidedAt, serverNow()) })}{' '}
                <bdi>{grant.note}</bdi>
              </p>
            )}
            {(mayApprove || mayRefuse) && (
              <p class="grant-ways">
                {mayApprove && (
                  <button type="button" class="primary" data-testid="grant-approve" onClick={() => void decide(grant.id, true)}>
                    {text('hardship.approve')}
                  </button>
                )}
                {mayRefuse && (
                  <button type="button" class="secondary" data-testid="grant-refuse" onClick={() => void decide(grant.id, false)}>
                    {text(mayApprove ? 'hardship.refuse' : 'hardship.takeBack')}
                  </button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      {budget.topUps.length > 0 && <h3>{text('hardship.topUps')}</h3>}
      <ul>
        {budget.topUps.map((one) => (
          <li key={one.at + one.points} class="muted" data-testid="top-up-line">
            {text('hardship.topUpLine', { n: one.points, name: one.byName, time: dayAndTime(one.at, serverNow()) })} <bdi>{one.reason}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
