import { text } from '../i18n/i18n';
import type { CaseStatus } from '../net/wire';
import { districtName, districtsUnder } from '../districts/districts';
import { notifyError } from '../ui/Notices';
import { categoryOf, classesOf, nameOfClass } from './caseClasses';
import { statusName } from './caseText';
import { ExportButtons } from './ExportButtons';
import { filter, ownDistricts, show, type CaseFilter } from './inboxState';
import { SavedViews } from './SavedViews';

const STATUSES: CaseStatus[] = [
  'reported', 'verifying', 'opened', 'dispatched', 'handling', 'handled', 'suspended', 'returned', 'closed', 'refused', 'merged',
];

export function Filters() {
  const chosen = filter.value;
  // Enter tells of a field twice, as a change and as a form that is sent.
  const set = (part: Partial<CaseFilter>) => {
    const next = { ...filter.peek(), ...part };
    if (JSON.stringify(next) !== JSON.stringify(filter.peek())) show(next).catch(notifyError);
  };
  const classes = classesOf(chosen.district)?.classes ?? [];
  return (
    <div class="filters" role="search" aria-label={text('inbox.filters')}>
      <form class="search" onSubmit={(event) => { event.preventDefault(); set({ text: fieldOf(event, 'text') }); }}>
        <input class="chip" type="search" name="text" maxLength={80} aria-label={text('inbox.search')} placeholder={text('inbox.search')}
          data-testid="search" value={chosen.text} onChange={(event) => set({ text: event.currentTarget.value.trim() })} />
      </form>
      <select class="chip" aria-label={text('inbox.filterStatus')} data-testid="filter-status" value={chosen.status}
        onChange={(event) => set({ status: event.currentTarget.value })}>
        <option value="open">{text('inbox.allOpen')}</option>
        {STATUSES.map((status) => <option key={status} value={status}>{statusName(status)}</option>)}
        <option value="over">{text('inbox.allOver')}</option>
      </select>
      <select class="chip" aria-label={text('inbox.filterClass')} data-testid="filter-class" value={chosen.class}
        onChange={(event) => set({ class: event.currentTarget.value })}>
        <option value="">{text('inbox.allClasses')}</option>
        {[...new Set(classes.map(categoryOf))].map((category) => (
          <optgroup key={category} label={category}>
            {classes.filter((one) => categoryOf(one) === category).map((one) => <option key={one.id} value={one.id}>{nameOfClass(one)}</option>)}
          </optgroup>
        ))}
      </select>
      <select class="chip" aria-label={text('board.district')} data-testid="filter-district" value={chosen.district}
        onChange={(event) => set({ district: event.currentTarget.value })}>
        <option value="">{text('board.allDistricts')}</option>
        {districtsUnder(ownDistricts()).map(({ adcode }) => <option key={adcode} value={adcode}>{districtName(adcode)}</option>)}
      </select>
      <button type="button" class="chip" aria-pressed={chosen.urgent} data-testid="filter-urgent" onClick={() => set({ urgent: !chosen.urgent })}>
        {text('inbox.urgentOnly')}
      </button>
      <form class="unit-filter" onSubmit={(event) => { event.preventDefault(); set({ unit: fieldOf(event, 'unit') }); }}>
        <input class="chip" name="unit" maxLength={80} aria-label={text('inbox.filterUnit')} placeholder={text('inbox.filterUnit')}
          data-testid="filter-unit" value={chosen.unit} onChange={(event) => set({ unit: event.currentTarget.value.trim() })} />
      </form>
      <SavedViews />
      <ExportButtons />
    </div>
  );
}

const fieldOf = (event: SubmitEvent, name: string) => String(new FormData(event.currentTarget as HTMLFormElement).get(name) ?? '').trim();
