import { signal } from '@preact/signals';
import { lang } from '../i18n/i18n';
import { call, callOrCached } from '../net/api';
import { ApiError } from '../net/problem';
import type { CaseClass, CaseClasses, Position } from '../net/wire';

/** The classes and the reasons for refusing that have been read, of any district; later lists go before earlier ones. */
const known = signal<{ classes: Record<string, CaseClass>; reasons: Record<string, CaseClasses['reasons'][number]> }>({ classes: {}, reasons: {} });
const read = new Set<string>();

function learn(list: CaseClasses): void {
  const { classes, reasons } = known.peek();
  known.value = {
    classes: { ...classes, ...Object.fromEntries(list.classes.map((one) => [one.id, one])) },
    reasons: { ...reasons, ...Object.fromEntries(list.reasons.map((one) => [one.code, one])) },
  };
}

/** The classes of a place. */
export interface ClassesHere {
  classes: CaseClass[];
  /** The adcode of the district; null where it is not known, for there is no network. */
  district: string | null;
  /** Whether the place lies in no district that takes reports. */
  outside: boolean;
}

/**
 * The classes of the district in which a place lies; those of the whole city while there is no place, and without a network those that were
 * read last.
 */
export async function classesAt(place: Position | null): Promise<ClassesHere> {
  try {
    const query = place ? { lat: place.lat.toFixed(5), lon: place.lon.toFixed(5) } : {};
    const { value, cached } = await callOrCached('/case-classes', { query });
    learn(value);
    return { classes: value.classes, district: cached ? null : value.place ?? null, outside: false };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    return { ...(await classesAt(null)), district: null, outside: true };
  }
}

/** Makes the names of a district's classes and reasons known, once. */
export async function readClassesOf(district: string): Promise<void> {
  if (read.has(district)) return;
  read.add(district);
  try {
    learn(await call('GET', '/case-classes', { query: { district }, signed: false }));
  } catch {
    // Then a class appears by its id, which is still true, and is asked for again.
    read.delete(district);
  }
}

export function nameOfClass(one: CaseClass): string {
  return lang.value === 'zh' ? one.name : one.nameEn;
}

export function className(id: string): string {
  const found = known.value.classes[id];
  return found ? nameOfClass(found) : id;
}

/** Why a report was refused, as its reporter reads it. */
export function reasonText(code: string): string {
  const found = known.value.reasons[code];
  if (!found) return code;
  return lang.value === 'zh' ? found.text : found.textEn;
}
