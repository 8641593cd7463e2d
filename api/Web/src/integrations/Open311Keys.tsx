import { useRef, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { now } from '../net/clock';
import { Question } from '../net/question';
import type { Open311Key } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';
import { notifyError } from '../ui/Notices';
import { ConfirmDialog } from './ConfirmDialog';
import { SecretDialog } from './SecretDialog';
import { TextFields } from './TextFields';
import { useList } from './useList';

const EMPTY = { organisation: '', note: '' };

/** Which organisations may report cases by Open311. */
export function Open311Keys() {
  const { items, trouble, reload } = useList(() => call('GET', '/open311-keys'));
  const [written, setWritten] = useState(EMPTY);
  const [secret, setSecret] = useState('');
  const [revoking, setRevoking] = useState<Open311Key | null>(null);
  const question = useRef(new Question());
  const problem = useFormProblem({ organisation: 'organisation', note: 'note' });

  async function add(): Promise<void> {
    problem.clear();
    try {
      const { apiKey } = await question.current.ask((operationId) => call('POST', '/open311-keys', {
        body: { operationId, organisation: written.organisation, note: written.note || null },
      }));
      setWritten(EMPTY);
      setSecret(apiKey);
      await reload();
    } catch (error) {
      problem.take(error);
    }
  }

  async function revoke({ id }: Open311Key): Promise<void> {
    setRevoking(null);
    try {
      await call('POST', '/open311-keys/{id}/revoke', { path: { id }, body: { operationId: newOperationId() } });
    } catch (error) {
      notifyError(error);
    }
    await reload();
  }

  return (
    <section class="part" aria-labelledby="part-title" data-testid="keys">
      <h2 id="part-title">{text('integrations.keys')}</h2>
      <p class="muted">{text('integrations.keysText')}</p>
      <form ref={problem.form} class="card" noValidate aria-label={text('integrations.addKey')} data-testid="key-form"
        onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <TextFields names={['organisation', 'note']} written={written} problem={problem} onWrite={setWritten} />
        <Problem name="key-form" words={problem.rest} />
        <button class="primary" data-testid="key-send">{text('integrations.addKey')}</button>
      </form>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {items?.length === 0 && <p class="empty">{text('integrations.noKeys')}</p>}
      <ul class="cards">
        {items?.map((key) => (
          <li key={key.id} class="card" data-testid="key" data-revoked={key.revokedAt != null}>
            <div class="card-head">
              <h3><bdi>{key.organisation}</bdi></h3>
              <span class={`tag ${key.revokedAt ? 'disabled' : 'active'}`}>
                {text(key.revokedAt ? 'integrations.revoked' : 'integrations.status.active')}
              </span>
            </div>
            {key.note && <p><bdi>{key.note}</bdi></p>}
            <p class="muted">{text('integrations.since', { time: dayAndTime(key.createdAt, now.peek()) })}</p>
            {!key.revokedAt && (
              <div class="ways">
                <button type="button" class="secondary" data-testid="do-revoke" onClick={() => setRevoking(key)}>
                  {text('integrations.revoke')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {revoking && (
        <ConfirmDialog title={text('integrations.revoke')} words={text('integrations.revokeText', { name: revoking.organisation })}
          onYes={() => void revoke(revoking)} onNo={() => setRevoking(null)} />
      )}
      {secret && <SecretDialog secret={secret} words={text('integrations.secretKey')} onClose={() => setSecret('')} />}
    </section>
  );
}
