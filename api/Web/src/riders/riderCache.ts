import { serverNow } from '../net/clock';
import type { Me } from '../net/wire';
import { browserStorage } from '../net/browserStorage';

/** Cached data older than this, in milliseconds, is ignored. */
const OLDEST_MS = 48 * 3_600_000;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (subject: string) => `rs.me.${subject}`;

/** Keeps what the server last said of a rider: without a network the page still knows who they are and what they do. */
export function cacheRider(subject: string, me: Me, store: Store | null = browserStorage('localStorage')): void {
  try {
    store?.setItem(keyOf(subject), JSON.stringify({ at: Date.now(), me }));
  } catch {
    // Then a visit without network begins with nothing.
  }
}

/** What was kept of a rider, without what has run out since. */
export function cachedRider(subject: string, store: Store | null = browserStorage('localStorage'), at = serverNow()): Me | null {
  try {
    const kept = JSON.parse(store?.getItem(keyOf(subject)) ?? 'null') as { at: number; me: Me } | null;
    if (!kept?.me.id || Math.abs(at - kept.at) > OLDEST_MS) return null;
    const { offers = [], reservation = null } = kept.me;
    return {
      ...kept.me,
      offers: offers.filter((offer) => Date.parse(offer.expiresAt) > at),
      reservation: reservation && Date.parse(reservation.expiresAt) > at ? reservation : null,
    };
  } catch {
    return null;
  }
}

export function clearCachedRider(subject: string, store: Store | null = browserStorage('localStorage')): void {
  try {
    store?.removeItem(keyOf(subject));
  } catch {
    // Nothing was kept either.
  }
}
