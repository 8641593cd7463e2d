import type { ComponentChildren, ComponentProps } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Question } from '../net/question';
import { Problem, useFormProblem } from '../ui/formProblem';
import { DistrictChoice } from './DistrictChoice';
import { type TextField, TextFields } from './TextFields';

/** Where and by what another system is registered: a few fields and its districts. Its secret is shown once. */
export function RegistrationForm<F extends TextField>({ name, label, fields, attributes, places, all, more, register, onDone, onCancel }: {
  /** What the parts of the form are called in tests. */
  name: string;
  label: string;
  fields: readonly F[];
  attributes?: Partial<Record<F, ComponentProps<'input'>>>;
  /** Refusals that are about another field than they name. */
  places?: Record<string, string>;
  /** Whether no district means all of them. */
  all?: boolean;
  more?: (problem: ReturnType<typeof useFormProblem>) => ComponentChildren;
  register: (operationId: string, written: Record<F, string>, districts: string[]) => Promise<{ secret: string }>;
  onDone: (secret: string) => Promise<void>;
  onCancel: () => void;
}) {
  const [written, setWritten] = useState(() => Object.fromEntries(fields.map((field) => [field, ''])) as Record<F, string>);
  const [districts, setDistricts] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());
  const problem = useFormProblem({ ...Object.fromEntries([...fields, 'districts'].map((field) => [field, field])), ...places });

  async function submit(): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      const { secret } = await question.current.ask((operationId) => register(operationId, written, districts));
      await onDone(secret);
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={problem.form} class="card" noValidate aria-label={label} data-testid={`${name}-form`}
      onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextFields names={fields} written={written} problem={problem} attributes={attributes} onWrite={setWritten} />
      <DistrictChoice name="districts" chosen={districts} all={all} problem={problem} onChange={setDistricts} />
      {more?.(problem)}
      <Problem name={`${name}-form`} words={problem.rest} />
      <div class="ways">
        <button class="primary" disabled={busy} data-testid={`${name}-send`}>{text('integrations.register')}</button>
        <button type="button" class="secondary" onClick={onCancel}>{text('action.cancel')}</button>
      </div>
    </form>
  );
}
