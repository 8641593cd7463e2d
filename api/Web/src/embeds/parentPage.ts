import { withTimeout } from '../net/timeout';
import { isForUs, MARK, type FromPage, type ToPage } from './protocol';

/** A platform's own page asks its server first. */
const TOKEN_MS = 10_000;

/**
 * The page of a platform that this one stands in. Messages count only from an origin that the platform has registered; what is said before one
 * has been heard holds nothing that not everybody may know.
 */
export class ParentPage {
  private origin: string | null = null;
  private asked: ((token: string | null) => void)[] = [];
  private held: string | null | undefined;
  /** What was to be told before anybody had spoken: of each kind the last, of reports all. */
  private untold: FromPage[] = [];

  /**
   * @param origins Those that the platform has registered; empty where the page is not of a platform that takes part.
   * @param hear What else the parent may say.
   */
  constructor(private readonly origins: readonly string[], private readonly hear: (message: ToPage) => void) {
    addEventListener('message', (event) => this.receive(event));
  }

  get isThere(): boolean {
    return window.parent !== window && this.origins.length > 0;
  }

  tell(message: FromPage): void {
    if (!this.isThere) return;
    // Only who has spoken hears what happens here; "ready" is for whoever has put the page there.
    const target = message.type === 'ready' ? '*' : this.origin;
    if (target) window.parent.postMessage({ [MARK]: 1, ...message }, target);
    else this.untold = [...this.untold.filter(({ type }) => type !== message.type || type === 'reported'), message];
  }

  /** The rider's token: the one that is held, or what the parent answers; null where it has none, or is silent. */
  async token(): Promise<string | null> {
    return this.held !== undefined ? this.held : this.renew();
  }

  /** Another one, when that which is held was refused. */
  async renew(): Promise<string | null> {
    if (!this.isThere || !this.origin) return null;
    const answer = new Promise<string | null>((done) => this.asked.push(done));
    if (this.asked.length === 1) this.tell({ type: 'token-needed' });
    return withTimeout(TOKEN_MS, answer).catch(() => null);
  }

  private receive(event: MessageEvent): void {
    if (event.source !== window.parent || !this.origins.includes(event.origin) || !isForUs(event.data)) return;
    this.origin = event.origin;
    this.untold.splice(0).forEach((one) => this.tell(one));
    const message = event.data;
    if (message.type === 'token') {
      this.held = typeof message.token === 'string' ? message.token : null;
      this.asked.splice(0).forEach((done) => done(this.held ?? null));
    }
    this.hear(message);
  }
}
