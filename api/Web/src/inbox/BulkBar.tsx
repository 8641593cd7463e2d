import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { notify } from '../ui/Notices';
import { ActionForm } from './ActionForm';
import { isAtOnce } from './actionForms';
import { actOnAll, chosen, common, markNone, type Refused } from './bulk';
import { className } from './caseClasses';
import type { ActionInput, DeskAction } from './caseCommands';

/** The same for all marked cases. Those that were refused stay marked, each with the reason. */
export function BulkBar() {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<DeskAction | null>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const views = chosen.value;
  const [first] = views;
  if (!first) return null;
  const form = asking && common.value.includes(asking) ? asking : null;

  async function run(action: DeskAction, input: ActionInput = {}): Promise<void> {
    setBusy(true);
    const left = await actOnAll(views, action, input);
    setBusy(false);
    setAsking(null);
    setRefused(left);
    const done = text('inbox.bulkDone', { action: text(`inbox.action.${action}`), n: views.length - left.length });
    notify(left.length > 0 ? `${done} · ${text('inbox.bulkRefused', { n: left.length })}` : done, left.length > 0 ? 'bad' : 'good');
  }

  return (
    <section class="bulk" aria-label={text('inbox.bulk')} data-testid="bulk">
      <p>
        <strong data-testid="bulk-count">{text('inbox.chosen', { n: views.length })}</strong>
        <button type="button" class="plain" data-testid="bulk-none" onClick={markNone}>{text('inbox.chooseNone')}</button>
      </p>
      {common.value.length === 0 && <p class="muted">{text('inbox.nothingCommon')}</p>}
      <div class="action-row">
        {common.value.map((action) => (
          <button key={action} type="button" class="secondary" disabled={busy} data-testid={`bulk-${action}`}
            onClick={() => { setRefused([]); if (isAtOnce(action)) void run(action); else setAsking(form === action ? null : action); }}>
            {text(`inbox.action.${action}`)}
          </button>
        ))}
      </div>
      {form && <ActionForm key={form} action={form} view={first} busy={busy} onSend={(input) => run(form, input)} onCancel={() => setAsking(null)} />}
      {refused.length > 0 && (
        <ul class="refused" data-testid="bulk-refused">
          {refused.map(({ view, why }) => (
            <li key={view.id}><strong>{className(view.class, view.district)}</strong> <bdi>{view.note}</bdi>: {why}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
