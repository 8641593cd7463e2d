import { browserStorage } from '../net/browserStorage';
import type { Session } from './session';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Where a session is kept between pages. A tab keeps its own, so that one browser can be several people. A rider's phone and a
 * station's screen keep it beyond the tab too: a phone closes what it needs the room of, and a screen loses its power, and
 * neither has anybody at hand to sign in again. An office computer has many hands, so a dispatcher's session ends with the tab.
 */
export class SessionStore {
  private readonly key: string;
  private readonly lasting: Store | null;

  /** @param scope what tells sessions of one role on one device apart: a screen's station. */
  constructor(
    role: string, private readonly scope = '',
    private readonly tab: Store | null = browserStorage('sessionStorage'), device: Store | null = browserStorage('localStorage'),
  ) {
    this.key = `rs.session.${role}`;
    this.lasting = role === 'rider' || role === 'device' ? device : null;
  }

  /** This tab's session, or the one that the device's last tab left. */
  open(): Session | null {
    const own = read(this.tab, this.key);
    // A tab that was another station's screen before must not speak for this one.
    const other = own?.stationId !== undefined && this.scope !== '' && own.stationId !== this.scope;
    return own && !other ? own : read(this.lasting, this.deviceKey);
  }

  keep(session: Session): void {
    write(this.tab, this.key, session);
    write(this.lasting, this.deviceKey, session);
  }

  /** As {@link keep}, after a renewal: where somebody else has signed in on this device since, theirs stays the device's. */
  renew(session: Session): void {
    write(this.tab, this.key, session);
    const kept = read(this.lasting, this.deviceKey);
    if (!kept || kept.sid === session.sid) write(this.lasting, this.deviceKey, session);
  }

  /** What other tabs have made of the same session since. */
  newest(sid: string): Session | null {
    const kept = read(this.lasting, this.deviceKey);
    return kept?.sid === sid ? kept : null;
  }

  forget(sid: string): void {
    remove(this.tab, this.key);
    if (read(this.lasting, this.deviceKey)?.sid === sid) remove(this.lasting, this.deviceKey);
  }

  private get deviceKey(): string {
    return this.scope ? `${this.key}.${this.scope}` : this.key;
  }
}

function read(store: Store | null, key: string): Session | null {
  try {
    const kept = JSON.parse(store?.getItem(key) ?? 'null') as Session | null;
    return kept?.refreshToken && kept.sid ? kept : null;
  } catch {
    return null;
  }
}

function write(store: Store | null, key: string, session: Session): void {
  try {
    store?.setItem(key, JSON.stringify(session));
  } catch {
    // Full or forbidden.
  }
}

function remove(store: Store | null, key: string): void {
  try {
    store?.removeItem(key);
  } catch {
    // Forbidden: then nothing was kept either.
  }
}
