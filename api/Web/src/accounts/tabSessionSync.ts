/**
 * Duplicating a tab copies its sessionStorage, refresh token included. That token works once, so tabs with the same
 * session must exchange it once between them: one at a time (Web Locks), and the result goes to all (BroadcastChannel).
 */
export interface Tokens { accessToken: string; refreshToken: string; until: number; renewals?: number }
type Message = { kind: 'tokens'; sid: string; tokens: Tokens } | { kind: 'ask'; sid: string } | { kind: 'out'; sid: string };

/** A twin that has renewed answers within a few milliseconds; a little more for one that is busy. */
const ANSWER_MS = 200;

/** What a tab holds of its session, and what it does with news of it. */
export interface Twin {
  held(): ({ sid: string } & Tokens) | null;
  adopt(tokens: Tokens): void;
  end(): void;
  /** What is kept of the same session on this device, if it is: tabs that sleep do not answer. */
  newest?(): Tokens | null;
}

interface Channel { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null }
interface Locks { request<T>(name: string, act: () => Promise<T>): Promise<T> }

/** Tokens are exchanged in one line and counted; a device's clock, which may go back, says nothing about their order. */
export function newer(held: Tokens, offered: Tokens): boolean {
  return offered.refreshToken !== held.refreshToken && (offered.renewals ?? 0) > (held.renewals ?? 0);
}

export class TabSessionSync {
  constructor(private readonly twin: Twin, private readonly channel: Channel | null, private readonly locks: Locks | null) {
    if (channel) channel.onmessage = (event) => this.heard(event.data as Message);
  }

  /** Runs the exchange unless a twin has just done it; then its tokens are already adopted and nothing is sent. */
  async once(exchange: () => Promise<void>): Promise<void> {
    const before = this.twin.held();
    if (!before) return;
    const act = async () => {
      await this.ask(before.sid);
      this.catchUp();
      const held = this.twin.held();
      if (held && held.refreshToken === before.refreshToken) await exchange();
      this.tell();
    };
    await (this.locks ? this.locks.request(`rs.renew.${before.sid}`, act) : act());
  }

  private catchUp(): void {
    const [held, kept] = [this.twin.held(), this.twin.newest?.()];
    if (held && kept && newer(held, kept)) this.adopt(kept);
  }

  private adopt({ accessToken, refreshToken, until, renewals }: Tokens): void {
    this.twin.adopt({ accessToken, refreshToken, until, ...(renewals === undefined ? {} : { renewals }) });
  }

  signedOut(sid: string): void {
    this.channel?.postMessage({ kind: 'out', sid } satisfies Message);
  }

  private tell(): void {
    const held = this.twin.held();
    if (!held) return;
    const { sid, accessToken, refreshToken, until, renewals = 0 } = held;
    this.channel?.postMessage({ kind: 'tokens', sid, tokens: { accessToken, refreshToken, until, renewals } } satisfies Message);
  }

  /** The twin's news may still be on its way when the lock is free again, so it is asked for and waited for. */
  private async ask(sid: string): Promise<void> {
    if (!this.channel) return;
    this.channel.postMessage({ kind: 'ask', sid } satisfies Message);
    await new Promise((done) => setTimeout(done, ANSWER_MS));
  }

  private heard(message: Message): void {
    const held = this.twin.held();
    if (!held || held.sid !== message.sid) return;
    if (message.kind === 'ask') this.tell();
    else if (message.kind === 'out') this.twin.end();
    else if (newer(held, message.tokens)) this.adopt(message.tokens);
  }
}

/** With what the browser has; without locks or channels (an insecure origin) tabs go by what is kept on the device. */
export function openTabSessionSync(twin: Twin): TabSessionSync {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('rs.session') : null;
  return new TabSessionSync(twin, channel, (globalThis.navigator as { locks?: Locks } | undefined)?.locks ?? null);
}
