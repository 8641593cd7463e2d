import { signal } from '@preact/signals';
import { browserStorage } from '../net/browserStorage';

const KEPT = 'rs.favourites';
/** The oldest makes room for a newer one. */
const MOST = 20;

/** Stations that this phone's rider marked, by id, on this phone alone. */
export const favourites = signal<ReadonlySet<string>>(read());

export function read(store: Pick<Storage, 'getItem'> | null = browserStorage('localStorage')): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEPT) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(-MOST) : []);
  } catch {
    // A damaged entry is as good as none.
    return new Set();
  }
}

/** Marks a station, or takes the mark away. */
export function toggleFavourite(id: string, store: Pick<Storage, 'setItem'> | null = browserStorage('localStorage')): void {
  const others = [...favourites.value].filter((one) => one !== id);
  const next = favourites.value.has(id) ? others : [...others, id].slice(-MOST);
  favourites.value = new Set(next);
  try {
    store?.setItem(KEPT, JSON.stringify(next));
  } catch {
    // Then it lasts as long as the page.
  }
}
