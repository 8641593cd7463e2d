import { HttpTransportType, HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel, type IHubProtocol } from '@microsoft/signalr';
import { signal, type Signal } from '@preact/signals';

export type LinkState = 'connecting' | 'up' | 'down';

/** Backs off up to 15 s, with jitter so that a restarted server is not met by every phone in the same instant. */
export function retryDelay(attempt: number, random = Math.random()): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(attempt, 8));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

export interface Hub {
  connection: HubConnection;
  state: Signal<LinkState>;
  start(): void;
  stop(): Promise<void>;
}

interface Options {
  token?: () => Promise<string | null>;
  protocol?: IHubProtocol;
  /** Runs after every connect and reconnect: the server remembers nothing about the connection before. */
  connected: () => void | Promise<void>;
}

export function openHub(path: string, options: Options): Hub {
  const state = signal<LinkState>('connecting');
  const builder = new HubConnectionBuilder()
    .withUrl(path, {
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      ...(options.token ? { accessTokenFactory: async () => (await options.token!()) ?? '' } : {}),
    })
    .configureLogging(LogLevel.None);
  if (options.protocol) builder.withHubProtocol(options.protocol);
  const connection = builder.build();
  let stopped = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function connect(): Promise<void> {
    if (stopped) return;
    try {
      await connection.start();
    } catch {
      return again();
    }
    attempt = 0;
    state.value = 'up';
    await settle(0);
  }

  /** What the page needs after connecting may itself fail, by a refused request for one; then it is tried again. */
  async function settle(tries: number): Promise<void> {
    if (stopped || connection.state !== HubConnectionState.Connected) return;
    try {
      await options.connected();
    } catch {
      setTimeout(() => void settle(tries + 1), retryDelay(tries));
    }
  }

  function again(): void {
    if (stopped) return;
    state.value = 'down';
    timer = setTimeout(() => void connect(), retryDelay(attempt++));
  }

  connection.onclose(again);
  // Coming back from a tunnel should not have to wait for the timer.
  addEventListener('online', () => {
    if (stopped || connection.state !== HubConnectionState.Disconnected) return;
    clearTimeout(timer);
    attempt = 0;
    void connect();
  });

  return {
    connection,
    state,
    start: () => void connect(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await connection.stop();
    },
  };
}
