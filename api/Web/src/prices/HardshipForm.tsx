import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Question } from '../net/question';
import { Problem, useFormProblem } from '../ui/formProblem';
import { numberOf } from './draft';

interface Written { operationId: string; points: number | null; reason: string; riderId: string }

const EMPTY = { points: '', reason: '', riderId: '' };

/** Points and why; for a proposal also for whom. */
export function HardshipForm({ title, testId, withRider, send, onDone }: {
  title: string; testId: string; withRider?: boolean; send: (written: Written) => Promise<unknown>; onDone: () => Promise<void>;
}) {
  const [written, setWritten] = useState(EMPTY);
  const question = useRef(new Question());
  const [busy, setBusy] = useState(false);
  const problem = useFormProblem({ points: `${testId}-points`, reason: `${testId}-reason`, riderId: `${testId}-riderId` });
  const fields = withRider ? (['riderId', 'points', 'reason'] as const) : (['points', 'reason'] as const);

  async function submit(): Promise<void> {
    setBusy(true);
    problem.clear();
    try {
      await question.current.ask((operationId) => send({ ...written, operationId, points: numberOf(written.points) }));
      setWritten(EMPTY);
      await onDone();
    } catch (error) {
      problem.take(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={problem.form} class="editor" noValidate data-testid={testId} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h3>{title}</h3>
      {fields.map((field) => {
        const name = `${testId}-${field}`;
        return (
          <label key={field}>{text(`hardship.field.${field}`)}
            <input name={name} value={written[field]} inputMode={field === 'points' ? 'numeric' : 'text'} autocomplete="off" data-testid={name}
              {...problem.at(name)} onInput={(event) => setWritten({ ...written, [field]: event.currentTarget.value })} />
            <Problem name={name} words={problem.of(name)} />
          </label>
        );
      })}
      <Problem name={`${testId}-form`} words={problem.rest} />
      <button class="secondary wide" disabled={busy} data-testid={`${testId}-send`}>{title}</button>
    </form>
  );
}
