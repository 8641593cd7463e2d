import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { now } from '../net/clock';
import type { Case } from '../net/wire';
import { districtName } from '../districts/districts';
import { Icon } from '../ui/Icon';
import { notifyError } from '../ui/Notices';
import { BulkBar } from './BulkBar';
import { chosen, mark } from './bulk';
import { className } from './caseClasses';
import { Due } from './Due';
import { isLate, minute, statusName } from './caseText';
import { cases, inboxStatus, loadMore, more, select, selectedId } from './inboxState';

export function CaseList() {
  const [busy, setBusy] = useState(false);
  void minute.value;
  const listed = cases.value;
  const late = listed.filter((view) => isLate(view, now.peek())).length;
  const known = inboxStatus.value;
  const empty = known === 'live' ? 'inbox.empty' : known === 'stale' ? 'board.stale' : 'board.unknown';

  async function next(): Promise<void> {
    setBusy(true);
    await loadMore().catch(notifyError);
    setBusy(false);
  }

  return (
    <section class="case-list" aria-labelledby="case-list-title">
      <h2 id="case-list-title">
        {text('inbox.list')}{' '}
        <span class="count" data-testid="case-count">{known === 'unknown' ? '…' : `${listed.length}${more.value ? '+' : ''}`}</span>
        {late > 0 && <span class="late-count" data-testid="late-count"><Icon name="warning" size={16} />{text('inbox.lateCount', { n: late })}</span>}
      </h2>
      <BulkBar />
      {listed.length === 0
        ? <p class="column-empty" data-testid="case-list-empty">{text(empty)}</p>
        : <ul data-testid="case-list">{listed.map((view) => <li key={view.id}><Row view={view} /></li>)}</ul>}
      {more.value && (
        <button type="button" class="secondary wide" disabled={busy} data-testid="case-more" onClick={() => void next()}>{text('inbox.more')}</button>
      )}
    </section>
  );
}

function Row({ view }: { view: Case }) {
  const late = isLate(view, now.peek());
  const name = className(view.class, view.district);
  return (
    <>
      <input type="checkbox" class="case-mark" aria-label={text('inbox.choose', { name: `${name} ${view.note}` })} data-testid="case-mark"
        checked={chosen.value.includes(view)} onChange={(event) => mark(view.id, event.currentTarget.checked)} />
      <button type="button" class={`case-row ${late ? 'late' : ''} ${view.limits.urgent ? 'urgent' : ''}`} aria-pressed={selectedId.value === view.id}
        data-testid="case-row" data-case={view.id} data-status={view.status} onClick={() => select(view.id)}>
        <span class="case-row-title">
          {view.limits.urgent && <span class="flag urgent">{text('inbox.urgent')}</span>}
          <strong>{name}</strong>
          <span class={`state ${view.status}`}>{statusName(view.status)}</span>
        </span>
        <bdi class="case-row-note">{view.note}</bdi>
        <span class="case-row-facts">
          <Due view={view} />
          <span>{districtName(view.district)}</span>
          {view.unit && <bdi>{view.unit}</bdi>}
          {view.reporterCount > 1 && <span>{text('inbox.reporters', { n: view.reporterCount })}</span>}
          {view.reworks > 0 && <span class="flag">{text('inbox.reworks', { n: view.reworks })}</span>}
          {view.reopenings > 0 && <span class="flag">{text('inbox.reopened')}</span>}
          {view.proposedSuspension && <span class="flag">{text('inbox.suspensionAsked')}</span>}
        </span>
      </button>
    </>
  );
}
