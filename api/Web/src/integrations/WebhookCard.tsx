import { useRef, useState } from 'preact/hooks';
import { districtName } from '../districts/districts';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now, serverNow } from '../net/clock';
import { Question } from '../net/question';
import type { Webhook, WebhookAction } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';
import { ConfirmDialog } from './ConfirmDialog';
import { DeadLetters } from './DeadLetters';
import { eventName } from './eventTypes';

/** One webhook: what became of its events, and what may be done with it. */
export function WebhookCard({ webhook, onSecret, onChange }: {
  webhook: Webhook; onSecret: (secret: string) => void; onChange: () => Promise<void>;
}) {
  const [asked, setAsked] = useState<WebhookAction | null>(null);
  const [dead, setDead] = useState(false);
  const [busy, setBusy] = useState(false);
  const rotation = useRef(new Question());
  const trial = useRef(new Question());
  const { id } = webhook;
  const moment = (at: string) => dayAndTime(at, now.peek());

  async function act(action: WebhookAction): Promise<void> {
    setAsked(null);
    setBusy(true);
    try {
      if (action === 'rotate') {
        const { secret } = await rotation.current.ask((operationId) => call('POST', '/webhooks/{id}/rotate', {
          path: { id }, body: { operationId },
        }));
        onSecret(secret);
      } else if (action === 'test') {
        await trial.current.ask((operationId) => call('POST', '/webhooks/{id}/test', { path: { id }, body: { operationId } }));
        notify(text('integrations.tested'), 'good');
      } else if (action === 'replay') {
        const { replayed } = await call('POST', '/webhooks/{id}/dead-letters/replay', { path: { id }, body: { eventIds: null } });
        notify(text('integrations.replayed', { n: replayed }), 'good');
        setDead(false);
      } else {
        await call('POST', action === 'disable' ? '/webhooks/{id}/disable' : '/webhooks/{id}/enable', { path: { id } });
      }
      await onChange();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li class="card" data-testid="webhook" data-id={id} data-status={webhook.status}>
      <div class="card-head">
        <h3><bdi>{webhook.description}</bdi></h3>
        <span class={`tag ${webhook.status}`}>{text(`integrations.status.${webhook.status}`)}</span>
      </div>
      <p class="address"><bdi>{webhook.url}</bdi></p>
      <p class="muted">
        {webhook.districts.length > 0 ? webhook.districts.map(districtName).join(text('list.comma')) : text('integrations.allDistricts')}
        {' · '}
        {webhook.types.length > 0 ? webhook.types.map(eventName).join(text('list.comma')) : text('integrations.allTypes')}
      </p>
      <dl class="numbers">
        <div><dt>{text('integrations.waiting')}</dt><dd data-testid="waiting">{webhook.waiting}</dd></div>
        <div><dt>{text('integrations.delivered')}</dt><dd data-testid="delivered">{webhook.delivered}</dd></div>
        <div><dt>{text('integrations.dead')}</dt><dd data-testid="dead">{webhook.deadLetters}</dd></div>
      </dl>
      {webhook.deliveredAt && <p class="muted">{text('integrations.deliveredAt', { time: moment(webhook.deliveredAt) })}</p>}
      {webhook.failedAt && (
        <p class="muted" data-testid="failure">
          {text('integrations.failedAt', { time: moment(webhook.failedAt) })} <bdi lang="en">{webhook.failure}</bdi>
        </p>
      )}
      {webhook.previousSecretUntil && Date.parse(webhook.previousSecretUntil) > serverNow() && (
        <p class="hint" data-testid="old-secret"><span>{text('integrations.oldSecret', { time: moment(webhook.previousSecretUntil) })}</span></p>
      )}
      <div class="ways">
        {webhook.actions.map((action) => (
          <button key={action} type="button" class="secondary" disabled={busy} data-testid={`do-${action}`}
            onClick={() => (action === 'disable' || action === 'replay' ? setAsked(action) : void act(action))}>
            {text(`integrations.do.${action}`)}
          </button>
        ))}
        {webhook.deadLetters > 0 && (
          <button type="button" class="secondary" aria-expanded={dead} data-testid="show-dead" onClick={() => setDead(!dead)}>
            {text(dead ? 'integrations.hideDead' : 'integrations.showDead')}
          </button>
        )}
      </div>
      {dead && <DeadLetters webhook={webhook} onChange={onChange} />}
      {asked && (
        <ConfirmDialog title={text(`integrations.do.${asked}`)} onYes={() => void act(asked)} onNo={() => setAsked(null)}
          words={asked === 'replay' ? text('integrations.replayText', { n: webhook.deadLetters })
            : text('integrations.disableText', { n: webhook.waiting })} />
      )}
    </li>
  );
}
