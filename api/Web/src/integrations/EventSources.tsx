import { useRef, useState } from 'preact/hooks';
import { districtName } from '../districts/districts';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { now, serverNow } from '../net/clock';
import { Question } from '../net/question';
import type { EventSource } from '../net/wire';
import { notifyError } from '../ui/Notices';
import { EventSourceForm } from './EventSourceForm';
import { SecretDialog } from './SecretDialog';
import { useList } from './useList';

/** Who may tell of cases. */
export function EventSources() {
  const { items, trouble, reload } = useList(() => call('GET', '/event-sources'));
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState('');
  const rotation = useRef(new Question());

  async function registered(shown: string): Promise<void> {
    setAdding(false);
    setSecret(shown);
    await reload();
  }

  async function rotate(id: string): Promise<void> {
    try {
      const { secret: shown } = await rotation.current.ask((operationId) => call('POST', '/event-sources/{id}/rotate', {
        path: { id }, body: { operationId },
      }));
      await registered(shown);
    } catch (error) {
      notifyError(error);
    }
  }

  async function enable({ id, enabled }: EventSource): Promise<void> {
    try {
      await call('POST', enabled ? '/event-sources/{id}/disable' : '/event-sources/{id}/enable', { path: { id } });
    } catch (error) {
      notifyError(error);
    }
    await reload();
  }

  return (
    <section class="part" aria-labelledby="part-title" data-testid="sources">
      <h2 id="part-title">{text('integrations.sources')}</h2>
      <p class="muted">{text('integrations.sourcesText')}</p>
      {adding
        ? <EventSourceForm onDone={registered} onCancel={() => setAdding(false)} />
        : <button type="button" class="secondary wide" data-testid="add" onClick={() => setAdding(true)}>{text('integrations.addSource')}</button>}
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {items?.length === 0 && <p class="empty">{text('integrations.noSources')}</p>}
      <ul class="cards">
        {items?.map((source) => (
          <li key={source.id} class="card" data-testid="source" data-enabled={source.enabled}>
            <div class="card-head">
              <h3><bdi>{source.name}</bdi></h3>
              <span class={`tag ${source.enabled ? 'active' : 'disabled'}`}>
                {text(source.enabled ? 'integrations.status.active' : 'integrations.status.disabled')}
              </span>
            </div>
            <p class="address"><bdi>{source.source}</bdi></p>
            <p class="muted">{source.districts.map(districtName).join(text('list.comma'))}</p>
            {source.previousSecretUntil && Date.parse(source.previousSecretUntil) > serverNow() && (
              <p class="hint"><span>{text('integrations.oldSecretIn', { time: dayAndTime(source.previousSecretUntil, now.peek()) })}</span></p>
            )}
            <div class="ways">
              <button type="button" class="secondary" data-testid="do-rotate" onClick={() => void rotate(source.id)}>
                {text('integrations.do.rotate')}
              </button>
              <button type="button" class="secondary" data-testid="do-switch" onClick={() => void enable(source)}>
                {text(source.enabled ? 'integrations.do.disable' : 'integrations.do.enable')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {secret && <SecretDialog secret={secret} words={text('integrations.secretIn')} onClose={() => setSecret('')} />}
    </section>
  );
}
