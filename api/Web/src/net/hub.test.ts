import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const page = vi.hoisted(() => {
  const listeners = new Map<string, () => void>();
  const listen = (name: string, act: () => void) => { listeners.set(name, act); };
  vi.stubGlobal('document', { visibilityState: 'visible', documentElement: { lang: 'zh' }, addEventListener: listen });
  vi.stubGlobal('addEventListener', listen);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
  const made: { transport: number; stopped: boolean; closed: (() => void) | null }[] = [];
  return { listeners, ping: 'answers' as 'answers' | 'refuses' | 'nothing', sockets: true, polls: true, made };
});

vi.mock('@microsoft/signalr', () => {
  class Builder {
    private transport = 0;
    withUrl(_path: string, options: { transport: number }) { this.transport = options.transport; return this; }
    configureLogging() { return this; }
    build() {
      const record = { transport: this.transport, stopped: false, closed: null as (() => void) | null };
      page.made.push(record);
      const connection = {
        state: 'Disconnected',
        on: () => undefined,
        onclose: (act: () => void) => { record.closed = () => { connection.state = 'Disconnected'; act(); }; },
        start: async () => {
          if (!(record.transport === 1 ? page.sockets : page.polls)) throw new Error('blocked');
          connection.state = 'Connected';
        },
        // A dead one never gets to its end.
        stop: () => { record.stopped = true; return new Promise(() => undefined); },
        invoke: () => {
          if (page.ping === 'nothing') return new Promise(() => undefined);
          return page.ping === 'answers' ? Promise.resolve() : Promise.reject(new Error('HubException'));
        },
      };
      return connection;
    }
  }
  return {
    HubConnectionBuilder: Builder, HttpTransportType: { WebSockets: 1, LongPolling: 4 }, LogLevel: { None: 6 },
    HubConnectionState: { Connected: 'Connected', Disconnected: 'Disconnected' },
  };
});

const { openHub } = await import('./hub');
const transports = () => page.made.map((one) => one.transport);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a hub for as long as the page lives', () => {
  beforeEach(() => { vi.useFakeTimers(); Object.assign(page, { ping: 'answers', sockets: true, polls: true, made: [] }); });
  afterEach(() => { vi.useRealTimers(); });

  it('W12: asks on waking, is old until it is answered, and then live again without a new line', async () => {
    const hub = openHub('/hubs/rider', { connected: () => undefined });
    hub.start();
    await pass(10);
    expect([hub.state.value, hub.known.value]).toEqual(['up', 'live']);
    await pass(5000);
    page.listeners.get('focus')!();
    expect([hub.state.value, hub.known.value]).toEqual(['connecting', 'stale']);
    await pass(10);
    expect([hub.state.value, hub.known.value]).toEqual(['up', 'live']);
    expect(transports()).toEqual([1]);
    await hub.stop();
  });

  it('W12: a line that does not answer is thrown away within two seconds, without waiting for its end, and the facts are asked for', async () => {
    let asked = 0;
    const hub = openHub('/hubs/rider', { connected: () => undefined, ask: async () => { asked++; throw new Error('no answer'); } });
    hub.start();
    await pass(5000);
    page.ping = 'nothing';
    page.listeners.get('visibilitychange')!();
    expect(asked).toBe(1);
    await pass(1000);
    expect(hub.known.value).toBe('stale');
    await pass(1000);
    expect(transports()).toEqual([1, 1]);
    expect(page.made[0]!.stopped).toBe(true);
    expect(hub.known.value).toBe('live');
    await hub.stop();
  });

  it('W12: a refusal is an answer', async () => {
    const hub = openHub('/hubs/rider', { connected: () => undefined });
    hub.start();
    await pass(5000);
    page.ping = 'refuses';
    page.listeners.get('online')!();
    await pass(50);
    expect(transports()).toEqual([1]);
    expect(hub.state.value).toBe('up');
    await hub.stop();
  });

  it('W11: without any line asks over the plain interface, again and again, and believes what it hears', async () => {
    Object.assign(page, { sockets: false, polls: false });
    let asked = 0;
    const hub = openHub('/hubs/rider', { connected: () => undefined, ask: async () => { asked++; } });
    hub.start();
    await pass(1000);
    expect([hub.state.value, hub.known.value]).toEqual(['down', 'live']);
    await pass(60_000);
    expect(asked).toBeGreaterThan(5);
    await hub.stop();
  });

  it('W11: polls where WebSockets are blocked, and then does not try them every time', async () => {
    page.sockets = false;
    const hub = openHub('/hubs/rider', { connected: () => undefined });
    hub.start();
    await pass(100);
    expect(hub.state.value).toBe('up');
    expect(transports()).toEqual([1, 4]);
    page.made[1]!.closed!();
    await pass(2000);
    expect(transports()).toEqual([1, 4, 4]);
    await hub.stop();
  });

  it('O6: connects again for ever', async () => {
    const hub = openHub('/hubs/rider', { connected: () => undefined });
    hub.start();
    await pass(100);
    Object.assign(page, { sockets: false, polls: false });
    page.made[0]!.closed!();
    await pass(3_600_000);
    Object.assign(page, { sockets: true, polls: true });
    await pass(20_000);
    expect(hub.state.value).toBe('up');
    await hub.stop();
  });
});
