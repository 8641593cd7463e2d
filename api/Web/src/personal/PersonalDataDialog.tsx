import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchFile } from '../net/api';
import { describe } from '../net/problem';
import { Dialog } from '../ui/Dialog';
import { saveFile } from '../ui/saveFile';
import { CloseAccount } from './CloseAccount';

/** What is known of a rider, to take along; and the end of it. */
export function PersonalDataDialog({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [saved, setSaved] = useState(false);
  const [closed, setClosed] = useState(false);

  async function download(): Promise<void> {
    setBusy(true);
    try {
      saveFile(await fetchFile('/riders/me/export'), 'redstation-export.json');
      setSaved(true);
      setTrouble('');
    } catch (error) {
      setSaved(false);
      setTrouble(describe(error));
    } finally {
      setBusy(false);
    }
  }

  if (closed) {
    return (
      <Dialog title={text('personal.done')} testId="personal" onClose={onClose}>
        <p role="status" data-testid="personal-done">{text('personal.doneWhat')}</p>
        <button type="button" class="primary wide" data-testid="personal-ok" onClick={onClose}>{text('personal.ok')}</button>
      </Dialog>
    );
  }
  return (
    <Dialog title={text('personal.title')} testId="personal" kind="full" onClose={onClose}>
      <section class="wallet-part" aria-labelledby="personal-export-title">
        <h3 id="personal-export-title">{text('personal.export')}</h3>
        <p class="muted">{text('personal.exportWhat')}</p>
        {trouble && <p class="form-problem" role="alert" data-testid="personal-trouble">{trouble}</p>}
        <button type="button" class="secondary" disabled={busy} data-testid="personal-download" onClick={() => void download()}>
          {text('personal.download')}
        </button>
        {saved && <p role="status" data-testid="personal-saved">{text('personal.saved')}</p>}
      </section>
      <CloseAccount onClosed={() => setClosed(true)} onKeep={onClose} />
    </Dialog>
  );
}
