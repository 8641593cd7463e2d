import { text } from '../i18n/i18n';
import type { StationService } from '../net/wire';
import { filter } from './filterState';
import { SERVICES, serviceName } from './services';

export function FilterBar() {
  const { freeOnly, openOnly, service } = filter.value;
  return (
    <div class="filters" role="group" aria-label={text('filter.label')}>
      <button type="button" class="chip" aria-pressed={freeOnly} data-testid="filter-free"
        onClick={() => { filter.value = { ...filter.value, freeOnly: !freeOnly }; }}>{text('filter.free')}</button>
      <button type="button" class="chip" aria-pressed={openOnly} data-testid="filter-open"
        onClick={() => { filter.value = { ...filter.value, openOnly: !openOnly }; }}>{text('filter.open')}</button>
      <select class="chip" aria-label={text('filter.service')} data-testid="filter-service" value={service ?? ''}
        onChange={(event) => { filter.value = { ...filter.value, service: (event.currentTarget.value || null) as StationService | null }; }}>
        <option value="">{text('filter.anyService')}</option>
        {SERVICES.map((name) => <option key={name} value={name}>{serviceName(name)}</option>)}
      </select>
    </div>
  );
}
