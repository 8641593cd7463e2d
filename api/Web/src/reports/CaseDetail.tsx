import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call, newOperationId } from '../net/api';
import { describe } from '../net/problem';
import { retryCommand } from '../net/retryCommand';
import type { Case } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { className } from './caseClasses';
import { CaseCourse } from './CaseCourse';
import { doerText } from './caseText';
import { CasePhotos } from './CasePhotos';
import { CaseVoices } from './CaseVoices';
import { putCase } from './ownCases';

interface Props { view: Case; subject: string; onBack: () => void; onClose: () => void }

/** One case as its reporter reads it: where it stands, who has it, by when, and every step. */
export function CaseDetail({ view, subject, onBack, onClose }: Props) {
  // A word of the hub may have been missed.
  useEffect(() => { call('GET', '/cases/{id}', { path: { id: view.id } }).then(putCase, () => undefined); }, [view.id]);
  return (
    <Dialog title={className(view.class)} testId="case-detail" kind="full" onClose={onClose}>
      <button type="button" class="linkish case-back" data-testid="case-back" onClick={onBack}>
        <Icon name="back" size={20} />{text('report.mine')}
      </button>
      <CaseCourse view={view} doer={(entry) => doerText(entry, subject)} media={<Media view={view} />}>
        {view.actions.includes('reopen') && <Reopen view={view} />}
      </CaseCourse>
    </Dialog>
  );
}

function Media({ view }: { view: Case }) {
  return (
    <>
      {view.photos.length > 0 && <CasePhotos ids={view.photos.map(({ id }) => id)} />}
      {view.voices.length > 0 && <CaseVoices ids={view.voices.map(({ id }) => id)} />}
    </>
  );
}

/** "Not solved": why, and it is dealt with again. */
function Reopen({ view }: { view: Case }) {
  const operation = useRef(newOperationId());
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function reopen(): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      const body = { operationId: operation.current, note };
      putCase(await retryCommand(() => call('POST', '/cases/{id}/reopen', { path: { id: view.id }, body })));
    } catch (error) {
      setTrouble(describe(error));
      operation.current = newOperationId();
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="case-reopen" onSubmit={(event) => { event.preventDefault(); void reopen(); }}>
      <label>{text('case.reopenWhy')}
        <textarea rows={2} maxLength={500} value={note} data-testid="reopen-note" onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <p class="form-problem" role="alert">{trouble}</p>
      <button class="primary wide" disabled={busy || !note.trim()} data-testid="reopen-send">{text('case.reopen')}</button>
    </form>
  );
}
