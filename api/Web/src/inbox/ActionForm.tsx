import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { Case, TaskType } from '../net/wire';
import { Problem, useFormProblem } from '../ui/formProblem';
import { ActionField } from './ActionField';
import { FORMS } from './actionForms';
import type { ActionInput, DeskAction } from './caseCommands';

/** Where what the server complains of stands in the form. */
const PLACES = {
  note: 'note', class: 'class', reason: 'reason', caseId: 'caseId', unit: 'unit', district: 'district', reviewAt: 'reviewAt',
  extension: 'extension', type: 'type', respondWithinMinutes: 'minutes',
  '!case_class_unknown': 'class', '!case_reason_unknown': 'reason', '!merge_into_earlier': 'caseId', '!merge_target_over': 'caseId',
  '!case_review_out_of_range': 'reviewAt', '!case_extension_not_allowed': 'extension',
};

interface Props { action: DeskAction; view: Case; busy: boolean; onSend: (input: ActionInput) => Promise<void>; onCancel: () => void }

/** What an action needs to be told, and the button that does it. */
export function ActionForm({ action, view, busy, onSend, onCancel }: Props) {
  const { field, note, told } = FORMS[action];
  const problem = useFormProblem(PLACES);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), []);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    problem.clear();
    await onSend(inputOf(new FormData(event.currentTarget as HTMLFormElement))).catch(problem.take);
  }

  return (
    <div ref={box}>
      <form ref={problem.form} class="action-form" noValidate aria-label={text(`inbox.action.${action}`)} data-testid={`form-${action}`}
        onSubmit={(event) => void submit(event)}>
        {field && <ActionField field={field} view={view} problem={problem} />}
        {note && (
          <label>{text(told ? 'inbox.noteTold' : note === 'required' ? 'inbox.noteWhy' : 'inbox.noteFree')}
            <textarea name="note" rows={2} maxLength={500} required={note === 'required'} data-testid="action-note" {...problem.at('note')} />
            <Problem name="note" words={problem.of('note')} />
          </label>
        )}
        <Problem name="form" words={problem.rest} />
        <div class="action-row">
          <button class="primary" disabled={busy} data-testid="action-confirm">{text(`inbox.action.${action}`)}</button>
          <button type="button" class="secondary" data-testid="action-cancel" onClick={onCancel}>{text('action.back')}</button>
        </div>
      </form>
    </div>
  );
}

/** What was filled in. A day of review is meant as the morning of that day, in China. */
function inputOf(form: FormData): ActionInput {
  const said = (name: string) => String(form.get(name) ?? '').trim() || undefined;
  const count = (name: string) => (said(name) ? Number(said(name)) : undefined);
  const day = said('reviewAt');
  const input: ActionInput = {
    note: said('note'), class: said('class'), reason: said('reason'), caseId: said('caseId'), unit: said('unit'), district: said('district'),
    reviewAt: day && `${day}T09:00:00+08:00`, extension: count('extension'), type: said('type') as TaskType | undefined, minutes: count('minutes'),
  };
  return input;
}
