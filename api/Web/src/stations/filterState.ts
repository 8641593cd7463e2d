import { computed, signal } from '@preact/signals';
import type { StationSummary } from '../net/wire';
import { passes, type Filter } from './stationState';

export const filter = signal<Filter>({ freeOnly: false, openOnly: false, service: null });

/** Changes when the filter does, for views that cannot compare objects. */
export const filterKey = computed(() => JSON.stringify(filter.value));

export function wanted(station: StationSummary): boolean {
  return passes(station, filter.value);
}

/** Whether the filter leaves anything out. */
export function isFiltered(): boolean {
  const { freeOnly, openOnly, service } = filter.value;
  return freeOnly || openOnly || service !== null;
}
