import { describe, expect, it } from 'vitest';
import { newer, TabSessionSync, type Tokens } from './tabSessionSync';

/** A browser with one lock and one channel for all of its tabs. */
function browser() {
  const ports: { onmessage: ((event: MessageEvent) => void) | null }[] = [];
  let line: Promise<unknown> = Promise.resolve();
  const locks = {
    request<T>(_name: string, act: () => Promise<T>): Promise<T> {
      const turn = line.then(act);
      line = turn.catch(() => undefined);
      return turn;
    },
  };
  const channel = () => {
    const port = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage(data: unknown) {
        for (const other of ports) if (other !== port) setTimeout(() => other.onmessage?.({ data } as MessageEvent), 5);
      },
    };
    ports.push(port);
    return port;
  };
  return { locks, channel };
}

/** Refuses a refresh token that was used before, as the server does. */
function server() {
  let valid = 'r0';
  let count = 0;
  return {
    exchange(token: string): Tokens {
      if (token !== valid) throw new Error('reused');
      count++;
      valid = `r${count}`;
      // The device's clock goes back with every exchange.
      return { accessToken: `a${count}`, refreshToken: valid, until: 1000 - count, renewals: count };
    },
    count: () => count,
  };
}

function tab(sid: string, of: ReturnType<typeof browser>) {
  const state: { held: ({ sid: string } & Tokens) | null } = { held: { sid, accessToken: 'a0', refreshToken: 'r0', until: 1000 } };
  const tabSync = new TabSessionSync({
    held: () => state.held,
    adopt: (tokens) => { state.held = { ...state.held!, ...tokens }; },
    end: () => { state.held = null; },
  }, of.channel(), of.locks);
  return { state, tabSync };
}

describe('tabs with the same session', () => {
  it('exchange the refresh token once, and both go on with the result', async () => {
    const [here, api] = [browser(), server()];
    const tabs = [tab('s', here), tab('s', here)];
    const renew = ({ state, tabSync }: (typeof tabs)[number]) =>
      tabSync.exchangeOnce(async () => { state.held = { ...state.held!, ...api.exchange(state.held!.refreshToken) }; });
    await Promise.all(tabs.map(renew));
    expect(api.count()).toBe(1);
    expect(tabs.map(({ state }) => state.held?.refreshToken)).toEqual(['r1', 'r1']);
    // The news of the second exchange is still on its way when the first tab wants one too.
    await renew(tabs[1]!);
    await renew(tabs[0]!);
    expect(api.count()).toBe(2);
    expect(tabs.map(({ state }) => state.held?.refreshToken)).toEqual(['r2', 'r2']);
  });

  it('leave another session alone', async () => {
    const [here, api] = [browser(), server()];
    const [mine, other] = [tab('s', here), tab('t', here)];
    await mine.tabSync.exchangeOnce(async () => { mine.state.held = { ...mine.state.held!, ...api.exchange('r0') }; });
    mine.tabSync.signedOut('s');
    await new Promise((done) => setTimeout(done, 20));
    expect(other.state.held?.refreshToken).toBe('r0');
  });

  it('sign out together', async () => {
    const here = browser();
    const [one, two] = [tab('s', here), tab('s', here)];
    one.tabSync.signedOut('s');
    await new Promise((done) => setTimeout(done, 20));
    expect(two.state.held).toBeNull();
  });

  it('never go back to older tokens', () => {
    const held = { accessToken: 'a', refreshToken: 'r', until: 10, renewals: 2 };
    expect(newer(held, { accessToken: 'b', refreshToken: 'q', until: 15, renewals: 1 })).toBe(false);
    expect(newer(held, { accessToken: 'b', refreshToken: 'q', until: 5, renewals: 3 })).toBe(true);
  });
});
