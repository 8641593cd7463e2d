import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { Question } from '../net/question';
import { Problem, useFormProblem } from '../ui/formProblem';
import { DistrictChoice } from './DistrictChoice';

const PLACES = { source: 'source', name: 'name', districts: 'districts', '!event_source_taken': 'source' };

/** Another system that may tell of cases. */
export function EventSourceForm({ onDone, onCancel }: { onDone: (secret: string) => Promise<void>; onCancel: () => void }) {
  const [written, setWritten] = useState({ name: '', source: '' });
  const [districts, setDistricts] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());
  const problem = useFormProblem(PLACES);

  async function submit(): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      const { secret } = await question.current.ask((operationId) => call('POST', '/event-sources', {
        body: { operationId, ...written, districts },
      }));
      await onDone(secret);
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={problem.form} class="card" noValidate aria-label={text('integrations.addSource')} data-testid="source-form"
      onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {(['name', 'source'] as const).map((field) => (
        <label key={field}>{text(`integrations.${field}`)}
          <input name={field} value={written[field]} autocomplete="off" data-testid={field} {...problem.at(field)}
            onInput={(event) => setWritten({ ...written, [field]: event.currentTarget.value })} />
          <Problem name={field} words={problem.of(field)} />
        </label>
      ))}
      <DistrictChoice name="districts" chosen={districts} problem={problem} onChange={setDistricts} />
      <Problem name="source-form" words={problem.rest} />
      <div class="ways">
        <button class="primary" disabled={busy} data-testid="source-send">{text('integrations.register')}</button>
        <button type="button" class="secondary" onClick={onCancel}>{text('action.cancel')}</button>
      </div>
    </form>
  );
}
