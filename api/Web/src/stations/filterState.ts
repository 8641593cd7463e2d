import { computed, effect, signal } from '@preact/signals';
import { browserStorage } from '../net/browserStorage';
import type { StationService, StationSummary } from '../net/wire';
import { SERVICES } from './services';
import { passes, type Filter } from './stationState';

const KEPT = 'rs.filter';
const NONE: Filter = { freeOnly: false, openOnly: false, service: null };

/** What the list and the map show; remembered on this phone. */
export const filter = signal<Filter>(keptFilter());

/** Changes when the filter does, for views that cannot compare objects. */
export const filterKey = computed(() => JSON.stringify(filter.value));

effect(() => {
  const kept = filterKey.value;
  try {
    if (isFiltered()) browserStorage('localStorage')?.setItem(KEPT, kept);
    else browserStorage('localStorage')?.removeItem(KEPT);
  } catch {
    // Then it lasts as long as the page.
  }
});

/** What was chosen on an earlier visit; nothing that this version does not know. */
export function keptFilter(store: Pick<Storage, 'getItem'> | null = browserStorage('localStorage')): Filter {
  try {
    const kept = JSON.parse(store?.getItem(KEPT) ?? 'null') as Partial<Filter> | null;
    const service = kept?.service as StationService | undefined;
    return { freeOnly: kept?.freeOnly === true, openOnly: kept?.openOnly === true, service: service && SERVICES.includes(service) ? service : null };
  } catch {
    return NONE;
  }
}

export function clearFilter(): void {
  filter.value = NONE;
}

export function wanted(station: StationSummary): boolean {
  return passes(station, filter.value);
}

/** Whether the filter leaves anything out. */
export function isFiltered(): boolean {
  const { freeOnly, openOnly, service } = filter.value;
  return freeOnly || openOnly || service !== null;
}
