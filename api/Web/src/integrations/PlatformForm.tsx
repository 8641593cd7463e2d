import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { Question } from '../net/question';
import type { Platform, Schemas } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';

const LINES = ['redirectUris', 'embedOrigins', 'jwks'] as const;
const FIELDS = ['name', 'redirectUris', 'webhookUrl', 'minutesPerMonth', 'embedOrigins', 'jwks'] as const;
type Written = Record<typeof FIELDS[number], string>;

const linesOf = (pasted: string) => pasted.split('\n').map((line) => line.trim()).filter(Boolean);
const isLong = (field: string) => (LINES as readonly string[]).includes(field);

function written(platform: Platform | null): Written {
  return {
    name: platform?.name ?? '',
    redirectUris: platform?.redirectUris.join('\n') ?? '',
    webhookUrl: platform?.webhookUrl ?? '',
    minutesPerMonth: String(platform?.minutesPerMonth ?? 0),
    embedOrigins: platform?.embedOrigins.join('\n') ?? '',
    jwks: platform?.jwks ? JSON.stringify(platform.jwks, null, 1) : '',
  };
}

/** Keys as they were pasted; what is no JSON is for the server to refuse. */
function keysOf(pasted: string): unknown {
  try {
    return pasted.trim() ? JSON.parse(pasted) : null;
  } catch {
    return pasted;
  }
}

/** What an administrator says of a platform: a new one, or one that is there. */
export function PlatformForm({ platform, onDone, onCancel }: {
  platform: Platform | null; onDone: (secrets: Schemas['PlatformSecretWire']) => Promise<void>; onCancel: () => void;
}) {
  const [fields, setFields] = useState(() => written(platform));
  const [readsScores, setReadsScores] = useState(platform?.readsScores ?? false);
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());
  const problem = useFormProblem(Object.fromEntries([...FIELDS, 'readsScores'].map((field) => [field, field])));

  async function submit(): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      await onDone(await question.current.ask((operationId) => {
        const body = {
          operationId,
          name: fields.name,
          redirectUris: linesOf(fields.redirectUris),
          embedOrigins: linesOf(fields.embedOrigins),
          webhookUrl: fields.webhookUrl.trim() || null,
          minutesPerMonth: Number(fields.minutesPerMonth),
          readsScores,
          jwks: keysOf(fields.jwks) as Schemas['RegisterPlatformRequest']['jwks'],
        };
        return platform ? call('PUT', '/platforms/{id}', { path: { id: platform.id }, body }) : call('POST', '/platforms', { body });
      }));
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  const change = (field: keyof Written) => (event: Event) => {
    setFields({ ...fields, [field]: (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value });
  };
  return (
    <form ref={problem.form} class="card" noValidate data-testid="platform-form"
      aria-label={text(platform ? 'integrations.changePlatform' : 'integrations.addPlatform')}
      onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      {FIELDS.map((field) => (
        <label key={field}>{text(`integrations.platform.${field}`)}
          {isLong(field)
            ? <textarea name={field} rows={2} value={fields[field]} spellcheck={false} data-testid={`platform-${field}`} {...problem.at(field)}
              onInput={change(field)} />
            : <input name={field} value={fields[field]} autocomplete="off" data-testid={`platform-${field}`} {...problem.at(field)}
              inputMode={field === 'minutesPerMonth' ? 'numeric' : field === 'webhookUrl' ? 'url' : 'text'} onInput={change(field)} />}
          <Problem name={field} words={problem.of(field)} />
        </label>
      ))}
      <label class="check">
        <input type="checkbox" name="readsScores" checked={readsScores} data-testid="platform-readsScores"
          onChange={(event) => setReadsScores(event.currentTarget.checked)} />
        <span>{text('integrations.platform.readsScores')}</span>
      </label>
      <Problem name="platform-form" words={problem.rest} />
      <div class="ways">
        <button class="primary" disabled={busy} data-testid="platform-send">{text(platform ? 'integrations.save' : 'integrations.register')}</button>
        <button type="button" class="secondary" onClick={onCancel}>{text('action.cancel')}</button>
      </div>
    </form>
  );
}
