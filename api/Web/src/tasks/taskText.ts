import { signal } from '@preact/signals';
import { lang, metres, text, textIfKnown } from '../i18n/i18n';
import { call } from '../net/api';
import { foundNoRider } from './actions';
import type { Position, Task, TaskHistory, TaskPrice, TaskStatus } from '../net/wire';

export const prices = signal<TaskPrice[]>([]);

export async function loadPrices(): Promise<void> {
  try {
    prices.value = (await call('GET', '/task-prices', { signed: false })).items;
  } catch {
    // Task names then come from the page's own texts.
  }
}

/** The prices of a place, which its district may have set; those of the whole city when nobody can tell. */
export async function pricesAt({ lat, lon }: Position): Promise<TaskPrice[]> {
  try {
    return (await call('GET', '/task-prices', { query: { position: `${lat},${lon}` }, signed: false })).items;
  } catch {
    return prices.value;
  }
}

/** The price list may name types this version has never heard of; its own name is then the best there is. */
export function taskName(type: string): string {
  const listed = prices.value.find((price) => price.type === type);
  return (lang.value === 'zh' ? listed?.name : listed?.nameEn) ?? textIfKnown(`task.type.${type}`) ?? listed?.name ?? type;
}

/** How the rider of a task is insured, or null when the price list said nothing as it was opened. */
export function insuranceOf({ insuranceCover, insuranceCoverEn }: Pick<Task, 'insuranceCover' | 'insuranceCoverEn'>): string | null {
  return (lang.value === 'zh' ? insuranceCover : insuranceCoverEn) ?? null;
}

export function statusName(status: TaskStatus): string {
  return text(`task.status.${status}`);
}

/** As {@link statusName}, and says so when no rider took it: its status is then the same as before the first offer. */
export function stateName(task: Pick<Task, 'status' | 'needsDispatcher'>): string {
  return foundNoRider(task) ? text('board.noRider') : statusName(task.status);
}

/** What happened, in a sentence: dispatch events carry a code, people's remarks are shown as they are. */
export function historyText(entry: TaskHistory): string {
  const code = entry.event ?? entry.note ?? '';
  return textIfKnown(`event.${code}`) ?? statusName(entry.status);
}

export function historyRemark(entry: TaskHistory): string | null {
  const note = entry.note ?? '';
  // For a widened ring the note is its radius.
  if (entry.event === 'widened' && /^\d+$/.test(note)) return metres(Number(note));
  if (entry.event === 'offerExpired' && note === 'unseen') return text('event.unseen');
  // Why a task was handed back is a choice, too.
  if (entry.event === 'handedBack') return textIfKnown(`back.${note}`) ?? (note || null);
  if (!note || note === entry.event || textIfKnown(`event.${note}`)) return null;
  return note;
}
