import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchFile } from '../net/api';
import { addressOf } from '../net/operations';
import { notifyError } from '../ui/Notices';
import { filter, queryOf } from './inboxState';

/** What is listed, all pages of it, as a file for a spreadsheet. */
export function ExportButton() {
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    const link = document.createElement('a');
    try {
      link.href = URL.createObjectURL(await fetchFile(addressOf('/cases', { query: { ...queryOf(filter.value), format: 'csv' } })));
      link.download = 'cases.csv';
      link.click();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
      // The browser reads what the link points to after the click.
      if (link.href) setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    }
  }

  return <button type="button" class="chip" disabled={busy} data-testid="export-csv" onClick={() => void save()}>{text('inbox.export')}</button>;
}
