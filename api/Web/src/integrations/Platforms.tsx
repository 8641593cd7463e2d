import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import type { Platform, Schemas } from '../net/wire';
import { notify } from '../ui/Notices';
import { PlatformCard } from './PlatformCard';
import { PlatformForm } from './PlatformForm';
import { SecretDialog } from './SecretDialog';
import { useList } from './useList';

interface Shown { secret: string; words: string }

/** The delivery platforms that riders can link to. */
export function Platforms() {
  const { items, trouble, reload } = useList(() => call('GET', '/platforms'));
  const [edited, setEdited] = useState<Platform | 'new' | null>(null);
  const [shown, setShown] = useState<Shown[]>([]);

  /** Each secret is shown until somebody says that it is kept. */
  async function show({ clientSecret, webhookSecret }: Schemas['PlatformSecretWire']): Promise<void> {
    const secrets = [
      ...(clientSecret ? [{ secret: clientSecret, words: text('integrations.secretClient') }] : []),
      ...(webhookSecret ? [{ secret: webhookSecret, words: text('integrations.secretOut') }] : []),
    ];
    setShown(secrets);
    if (secrets.length === 0) notify(text('integrations.saved'), 'good');
    setEdited(null);
    await reload();
  }

  return (
    <section class="part" aria-labelledby="part-title" data-testid="platforms">
      <h2 id="part-title">{text('integrations.platforms')}</h2>
      <p class="muted">{text('integrations.platformsText')}</p>
      {edited
        ? <PlatformForm key={edited === 'new' ? '' : edited.id} platform={edited === 'new' ? null : edited} onDone={show}
          onCancel={() => setEdited(null)} />
        : (
          <button type="button" class="secondary wide" data-testid="add" onClick={() => setEdited('new')}>
            {text('integrations.addPlatform')}
          </button>
        )}
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {items?.length === 0 && <p class="empty">{text('integrations.noPlatforms')}</p>}
      <ul class="cards">
        {items?.map((platform) => (
          <PlatformCard key={platform.id} platform={platform} onEdit={() => setEdited(platform)} onSecrets={show} onChange={reload} />
        ))}
      </ul>
      {shown[0] && <SecretDialog key={shown[0].secret} secret={shown[0].secret} words={shown[0].words} onClose={() => setShown(shown.slice(1))} />}
    </section>
  );
}
