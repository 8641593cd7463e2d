import { useRef, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now, serverNow } from '../net/clock';
import { Question } from '../net/question';
import type { Platform, PlatformAction, Schemas } from '../net/wire';
import { notifyError } from '../ui/Notices';
import { ConfirmDialog } from './ConfirmDialog';

/** One platform, and what may be done with it. */
export function PlatformCard({ platform, onEdit, onSecrets, onChange }: {
  platform: Platform; onEdit: () => void; onSecrets: (secrets: Schemas['PlatformSecretWire']) => Promise<void>; onChange: () => Promise<void>;
}) {
  const [asked, setAsked] = useState(false);
  const rotation = useRef(new Question());
  const { id } = platform;
  const keys = (platform.jwks as { keys?: unknown[] } | null)?.keys?.length ?? 0;

  async function act(action: PlatformAction): Promise<void> {
    setAsked(false);
    try {
      if (action === 'rotateSecret') {
        await onSecrets(await rotation.current.ask((operationId) => call('POST', '/platforms/{id}/rotate', { path: { id }, body: { operationId } })));
      } else if (action !== 'change') {
        await call('POST', action === 'suspend' ? '/platforms/{id}/suspend' : '/platforms/{id}/enable', { path: { id } });
      }
    } catch (error) {
      notifyError(error);
    }
    await onChange();
  }

  const start = (action: PlatformAction) => (action === 'change' ? onEdit() : action === 'suspend' ? setAsked(true) : void act(action));
  return (
    <li class="card" data-testid="platform" data-id={id} data-status={platform.status}>
      <div class="card-head">
        <h3><bdi>{platform.name}</bdi></h3>
        <span class={`tag ${platform.status === 'active' ? 'active' : 'disabled'}`}>
          {text(`integrations.platform.status.${platform.status}`)}
        </span>
      </div>
      <p class="muted">{text('integrations.platform.id')}</p>
      <p class="address" data-testid="platform-id">{id}</p>
      <ul class="address">{platform.redirectUris.map((uri) => <li key={uri}><bdi>{uri}</bdi></li>)}</ul>
      <p class="address">{platform.webhookUrl ? <bdi>{platform.webhookUrl}</bdi> : text('integrations.platform.noWebhook')}</p>
      <p class="muted">
        {text('integrations.platform.pool', { n: platform.minutesPerMonth })}
        {keys > 0 && ` · ${text('integrations.platform.keys', { n: keys })}`}
      </p>
      {platform.previousSecretUntil && Date.parse(platform.previousSecretUntil) > serverNow() && (
        <p class="hint" data-testid="old-secret">
          <span>{text('integrations.oldSecretIn', { time: dayAndTime(platform.previousSecretUntil, now.peek()) })}</span>
        </p>
      )}
      <div class="ways">
        {platform.actions.map((action) => (
          <button key={action} type="button" class="secondary" data-testid={`do-${action}`} onClick={() => start(action)}>
            {text(`integrations.platform.do.${action}`)}
          </button>
        ))}
      </div>
      {asked && (
        <ConfirmDialog title={text('integrations.platform.do.suspend')} words={text('integrations.platform.suspendText')}
          onYes={() => void act('suspend')} onNo={() => setAsked(false)} />
      )}
    </li>
  );
}
