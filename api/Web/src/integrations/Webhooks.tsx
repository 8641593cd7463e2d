import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { SecretDialog } from './SecretDialog';
import { useList } from './useList';
import { WebhookCard } from './WebhookCard';
import { WebhookForm } from './WebhookForm';

/** Who is told of cases. */
export function Webhooks() {
  const { items, trouble, reload } = useList(() => call('GET', '/webhooks'));
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState('');

  async function registered(shown: string): Promise<void> {
    setAdding(false);
    setSecret(shown);
    await reload();
  }

  return (
    <section class="part" aria-labelledby="part-title" data-testid="webhooks">
      <div class="part-head">
        <h2 id="part-title">{text('integrations.webhooks')}</h2>
        <button type="button" class="plain" data-testid="reload" onClick={() => void reload()}>{text('integrations.reload')}</button>
      </div>
      <p class="muted">{text('integrations.webhooksText')}</p>
      {adding
        ? <WebhookForm onDone={registered} onCancel={() => setAdding(false)} />
        : <button type="button" class="secondary wide" data-testid="add" onClick={() => setAdding(true)}>{text('integrations.addWebhook')}</button>}
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {items?.length === 0 && <p class="empty">{text('integrations.noWebhooks')}</p>}
      <ul class="cards">
        {items?.map((webhook) => <WebhookCard key={webhook.id} webhook={webhook} onSecret={setSecret} onChange={reload} />)}
      </ul>
      {secret && <SecretDialog secret={secret} words={text('integrations.secretOut')} onClose={() => setSecret('')} />}
    </section>
  );
}
