import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchFile } from '../net/api';
import { addressOf } from '../net/operations';
import { notifyError } from '../ui/Notices';
import { saveFile } from '../ui/saveFile';
import { filter, queryOf } from './inboxState';

const FORMATS = [['xlsx', 'Excel'], ['csv', 'CSV']] as const;

/** What is listed, all pages of it, as a file: a spreadsheet for people, or plain text for programs. */
export function ExportButtons() {
  const [busy, setBusy] = useState(false);

  async function save(format: string): Promise<void> {
    setBusy(true);
    try {
      saveFile(await fetchFile(addressOf('/cases', { query: { ...queryOf(filter.value), format } })), `cases.${format}`);
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="export" role="group" aria-label={text('inbox.export')}>
      <span aria-hidden="true">{text('inbox.export')}</span>
      {FORMATS.map(([format, name]) => (
        <button key={format} type="button" class="chip" disabled={busy} data-testid={`export-${format}`} onClick={() => void save(format)}>
          {name}
        </button>
      ))}
    </div>
  );
}
