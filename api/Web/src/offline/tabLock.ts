import { browserStorage } from '../net/browserStorage';

/** Returned when another tab holds the lock. */
export const HELD_BY_OTHER_TAB = Symbol('busy');

const LEASE_MS = 20_000;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Locks {
  request<T>(name: string, options: { ifAvailable: true }, act: (lock: unknown) => Promise<T>): Promise<T>;
}

/**
 * Runs work in one tab at a time; returns {@link HELD_BY_OTHER_TAB} when another tab holds the lock. Browsers without Web Locks use a
 * lease in their storage, those without storage go ahead: the operation id makes a second sending harmless.
 */
export async function withTabLock<T>(
  name: string, act: () => Promise<T>, locks = webLocks(), store: Store | null = browserStorage('localStorage'),
): Promise<T | typeof HELD_BY_OTHER_TAB> {
  if (locks) return locks.request(name, { ifAvailable: true }, async (lock) => (lock ? act() : HELD_BY_OTHER_TAB));
  return store ? leased(name, act, store) : act();
}

async function leased<T>(name: string, act: () => Promise<T>, store: Store): Promise<T | typeof HELD_BY_OTHER_TAB> {
  const holder = String(Math.random());
  const held = () => {
    const [owner, until] = (store.getItem(name) ?? '').split('|');
    const left = Number(until) - Date.now();
    // A lease that ends later than any that is given out is of a clock that went back.
    return owner && left > 0 && left <= LEASE_MS ? owner : null;
  };
  const extend = () => store.setItem(name, `${holder}|${Date.now() + LEASE_MS}`);
  if (held()) return HELD_BY_OTHER_TAB;
  extend();
  // Of two tabs that saw it free, the one that wrote last has it.
  await new Promise((done) => setTimeout(done, 30));
  if (held() !== holder) return HELD_BY_OTHER_TAB;
  const keep = setInterval(extend, LEASE_MS / 4);
  try {
    return await act();
  } finally {
    clearInterval(keep);
    store.removeItem(name);
  }
}

function webLocks(): Locks | null {
  return (globalThis.navigator as { locks?: Locks } | undefined)?.locks ?? null;
}
