import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { Problem } from '../ui/formProblem';
import { EVENT_TYPES, eventName } from './eventTypes';
import { RegistrationForm } from './RegistrationForm';

/** Where another system wants to be told, and of what. */
export function WebhookForm({ onDone, onCancel }: { onDone: (secret: string) => Promise<void>; onCancel: () => void }) {
  const [types, setTypes] = useState<string[]>([]);
  return (
    <RegistrationForm name="webhook" label={text('integrations.addWebhook')} fields={['url', 'description']} places={{ types: 'types' }} all
      attributes={{ url: { inputMode: 'url', placeholder: 'https://' } }}
      register={(operationId, written, districts) => call('POST', '/webhooks', { body: { operationId, ...written, types, districts } })}
      onDone={onDone} onCancel={onCancel}
      more={(problem) => (
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
      )} />
  );
}
