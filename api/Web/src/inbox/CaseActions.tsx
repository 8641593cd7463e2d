import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { ApiError } from '../net/problem';
import { Question } from '../net/question';
import type { Case } from '../net/wire';
import { notify, notifyError } from '../ui/Notices';
import { FORMS, isAtOnce, isDeskAction } from './actionForms';
import { ActionForm } from './ActionForm';
import { send, type ActionInput, type DeskAction } from './caseCommands';
import { loadSelected, refresh, select, take } from './inboxState';

/** A button for each thing that the server lets this reader do with the case now. */
export function CaseActions({ view }: { view: Case }) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<DeskAction | null>(null);
  const questions = useRef(new Map<DeskAction, Question>());
  const can = view.actions.filter(isDeskAction);
  const form = asking && can.includes(asking) ? asking : null;

  async function run(action: DeskAction, input: ActionInput = {}): Promise<void> {
    const question = questions.current.get(action) ?? new Question();
    questions.current.set(action, question);
    setBusy(true);
    try {
      const answer = await question.ask((operationId) => send(view.id, action, operationId, input));
      notify(text('inbox.did', { action: text(`inbox.action.${action}`) }), 'good');
      setAsking(null);
      if (action === 'handOver' || action === 'handBack') select(null);
      else take(answer);
      refresh().catch(() => undefined);
    } catch (error) {
      // Somebody else was faster, or has the case: read it anew for what can be done now.
      if (error instanceof ApiError && [403, 404, 409].includes(error.status)) loadSelected().catch(() => undefined);
      throw error;
    } finally {
      setBusy(false);
    }
  }

  function press(action: DeskAction): void {
    if (isAtOnce(action)) run(action).catch(notifyError);
    else setAsking(form === action ? null : action);
  }

  return (
    <div class="actions">
      {view.status === 'handled' && !can.includes('close') && <p class="hint" data-testid="own-work">{text('inbox.ownWork')}</p>}
      <div class="action-row" data-testid="case-actions">
        {can.map((action, index) => (
          <button key={action} type="button" class={index === 0 ? 'primary' : 'secondary'} disabled={busy} data-testid={`case-${action}`}
            data-letter={FORMS[action].letter} aria-keyshortcuts={FORMS[action].letter}
            {...(isAtOnce(action) ? {} : { 'aria-expanded': form === action })} onClick={() => press(action)}>
            {text(`inbox.action.${action}`)}<kbd aria-hidden="true">{FORMS[action].letter.toUpperCase()}</kbd>
          </button>
        ))}
      </div>
      {form && <ActionForm key={form} action={form} view={view} busy={busy} onSend={(input) => run(form, input)} onCancel={() => setAsking(null)} />}
    </div>
  );
}
