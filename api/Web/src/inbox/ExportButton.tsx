import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchFile } from '../net/api';
import { addressOf } from '../net/operations';
import { notifyError } from '../ui/Notices';
import { saveFile } from '../ui/saveFile';
import { filter, queryOf } from './inboxState';

/** What is listed, all pages of it, as a file for a spreadsheet. */
export function ExportButton() {
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    try {
      saveFile(await fetchFile(addressOf('/cases', { query: { ...queryOf(filter.value), format: 'csv' } })), 'cases.csv');
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return <button type="button" class="chip" disabled={busy} data-testid="export-csv" onClick={() => void save()}>{text('inbox.export')}</button>;
}
