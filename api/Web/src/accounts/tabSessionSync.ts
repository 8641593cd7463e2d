/**
 * Duplicating a tab copies its sessionStorage, refresh token included. That token works once, so tabs with the same
 * session must exchange it once between them: one at a time (Web Locks), and the result goes to all (BroadcastChannel).
 */
export interface Tokens { accessToken: string; refreshToken: string; until: number; renewals?: number }
type Message = { kind: 'tokens'; sid: string; tokens: Tokens } | { kind: 'ask'; sid: string } | { kind: 'out'; sid: string };

/** How long to wait for the tokens of another tab, in milliseconds; it answers within a few. */
const ANSWER_MS = 200;

/** The session of this tab, and how it takes tokens from another tab. */
export interface SessionHolder {
  held(): ({ sid: string } & Tokens) | null;
  adopt(tokens: Tokens): void;
  end(): void;
  /** What is kept of the same session on this device, if it is: tabs that sleep do not answer. */
  newest?(): Tokens | null;
}

interface Channel { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null }
interface Locks { request<T>(name: string, act: () => Promise<T>): Promise<T> }

/** Exchanges are serialised and counted; the device's clock may go back and cannot order them. */
export function newer(held: Tokens, offered: Tokens): boolean {
  return offered.refreshToken !== held.refreshToken && (offered.renewals ?? 0) > (held.renewals ?? 0);
}

export class TabSessionSync {
  constructor(private readonly holder: SessionHolder, private readonly channel: Channel | null, private readonly locks: Locks | null) {
    if (channel) channel.onmessage = (event) => this.receive(event.data as Message);
  }

  /** Runs the exchange unless another tab has just done it; then its tokens are adopted instead. */
  async exchangeOnce(exchange: () => Promise<void>): Promise<void> {
    const before = this.holder.held();
    if (!before) return;
    const act = async () => {
      await this.requestNewest(before.sid);
      this.catchUp();
      const held = this.holder.held();
      if (held && held.refreshToken === before.refreshToken) await exchange();
      this.announce();
    };
    await (this.locks ? this.locks.request(`rs.renew.${before.sid}`, act) : act());
  }

  private catchUp(): void {
    const [held, kept] = [this.holder.held(), this.holder.newest?.()];
    if (held && kept && newer(held, kept)) this.adopt(kept);
  }

  private adopt({ accessToken, refreshToken, until, renewals }: Tokens): void {
    this.holder.adopt({ accessToken, refreshToken, until, ...(renewals === undefined ? {} : { renewals }) });
  }

  signedOut(sid: string): void {
    this.channel?.postMessage({ kind: 'out', sid } satisfies Message);
  }

  private announce(): void {
    const held = this.holder.held();
    if (!held) return;
    const { sid, accessToken, refreshToken, until, renewals = 0 } = held;
    this.channel?.postMessage({ kind: 'tokens', sid, tokens: { accessToken, refreshToken, until, renewals } } satisfies Message);
  }

  /** Another tab's tokens may still be in transit when the lock is released, so they are requested and awaited. */
  private async requestNewest(sid: string): Promise<void> {
    if (!this.channel) return;
    this.channel.postMessage({ kind: 'ask', sid } satisfies Message);
    await new Promise((done) => setTimeout(done, ANSWER_MS));
  }

  private receive(message: Message): void {
    const held = this.holder.held();
    if (!held || held.sid !== message.sid) return;
    if (message.kind === 'ask') this.announce();
    else if (message.kind === 'out') this.holder.end();
    else if (newer(held, message.tokens)) this.adopt(message.tokens);
  }
}

/** With what the browser has; without locks or channels (an insecure origin) tabs go by what is kept on the device. */
export function openTabSessionSync(holder: SessionHolder): TabSessionSync {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('rs.session') : null;
  return new TabSessionSync(holder, channel, (globalThis.navigator as { locks?: Locks } | undefined)?.locks ?? null);
}
