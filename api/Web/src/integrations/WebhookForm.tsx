import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { Question } from '../net/question';
import { Problem, useFormProblem } from '../ui/formProblem';
import { DistrictChoice } from './DistrictChoice';
import { EVENT_TYPES, eventName } from './eventTypes';

const PLACES = { url: 'url', description: 'description', types: 'types', districts: 'districts' };

/** Where another system wants to be told, and of what. */
export function WebhookForm({ onDone, onCancel }: { onDone: (secret: string) => Promise<void>; onCancel: () => void }) {
  const [written, setWritten] = useState({ url: '', description: '' });
  const [types, setTypes] = useState<string[]>([]);
  const [districts, setDistricts] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());
  const problem = useFormProblem(PLACES);

  async function submit(): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      const { secret } = await question.current.ask((operationId) => call('POST', '/webhooks', {
        body: { operationId, ...written, types, districts },
      }));
      await onDone(secret);
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={problem.form} class="card" noValidate aria-label={text('integrations.addWebhook')} data-testid="webhook-form"
      onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {(['url', 'description'] as const).map((field) => (
        <label key={field}>{text(`integrations.${field}`)}
          <input name={field} inputMode={field === 'url' ? 'url' : 'text'} value={written[field]} autocomplete="off" data-testid={field}
            placeholder={field === 'url' ? 'https://' : ''} {...problem.at(field)}
            onInput={(event) => setWritten({ ...written, [field]: event.currentTarget.value })} />
          <Problem name={field} words={problem.of(field)} />
        </label>
      ))}
      <DistrictChoice name="districts" chosen={districts} all problem={problem} onChange={setDistricts} />
      <details class="types">
        <summary>{types.length > 0 ? text('integrations.someTypes', { n: types.length }) : text('integrations.allTypes')}</summary>
        <div class="chips" role="group" aria-label={text('integrations.types')}>
          {EVENT_TYPES.map((type) => (
            <button key={type} type="button" class="chip" aria-pressed={types.includes(type)}
              onClick={() => setTypes(types.includes(type) ? types.filter((one) => one !== type) : [...types, type])}>
              {eventName(type)}
            </button>
          ))}
        </div>
        <Problem name="types" words={problem.of('types')} />
      </details>
      <Problem name="webhook" words={problem.rest} />
      <div class="ways">
        <button class="primary" disabled={busy} data-testid="webhook-send">{text('integrations.register')}</button>
        <button type="button" class="secondary" onClick={onCancel}>{text('action.cancel')}</button>
      </div>
    </form>
  );
}
