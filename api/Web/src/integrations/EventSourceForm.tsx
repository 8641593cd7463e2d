import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { RegistrationForm } from './RegistrationForm';

/** Another system that may tell of cases. */
export function EventSourceForm({ onDone, onCancel }: { onDone: (secret: string) => Promise<void>; onCancel: () => void }) {
  return (
    <RegistrationForm name="source" label={text('integrations.addSource')} fields={['name', 'source']} places={{ '!event_source_taken': 'source' }}
      register={(operationId, written, districts) => call('POST', '/event-sources', { body: { operationId, ...written, districts } })}
      onDone={onDone} onCancel={onCancel} />
  );
}
