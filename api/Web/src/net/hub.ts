import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { withTimeout } from './timeout';
import type { Connection, Hub, HubOptions, HubPath } from './hubContracts';
import { SourceStatus } from './sourceStatus';
import { onWake } from './wake';
import { reconnectDelay } from './backoff';
import { dropDeadConnections } from './deadConnections';
import { TransportChoice } from './transportChoice';

export { reconnectDelay } from './backoff';
export type { Hub } from './hubContracts';

/** A line that leaves this unanswered, in milliseconds, when the page wakes is dead: a new one is opened. */
const PING_MS = 1500;
/** What a proxy neither lets through nor refuses must not be waited for longer. */
const START_MS = 8000;
/** How often the same data is requested over REST while there is no connection. */
const ASK_MS = 10_000;

type Handler = (...values: never[]) => void;

/** What every connection of this page has learnt about the network between it and the server. */
const ways = new TransportChoice();

/** A SignalR connection over one transport; SignalR itself neither chooses nor reconnects. */
function buildConnection(path: string, { token, protocol }: HubOptions, polling: boolean): HubConnection {
  const builder = new HubConnectionBuilder()
    .withUrl(path, {
      ...(polling ? { transport: HttpTransportType.LongPolling } : { transport: HttpTransportType.WebSockets, skipNegotiation: true }),
      ...(token ? { accessTokenFactory: async () => (await token()) ?? '' } : {}),
    })
    .configureLogging(LogLevel.None);
  return (protocol ? builder.withHubProtocol(protocol) : builder).build();
}

/** Connects to a hub. Its methods and messages are typed by the api's OpenAPI document. */
export function openHub<P extends HubPath>(path: P, options: HubOptions): Hub<P> {
  return new ReconnectingHub(path, options);
}

/**
 * A connection for as long as the page lives. It is opened again for ever; where WebSockets do not get through it polls; when
 * the page wakes it is pinged, and replaced if it does not answer at once, without waiting for the dead one to close.
 */
class ReconnectingHub<P extends HubPath> implements Hub<P> {
  private readonly line = new SourceStatus();
  readonly state = this.line.link;
  readonly heardAt = this.line.heardAt;
  readonly known = this.line.known;
  readonly connection: Connection<P>;

  private readonly handlers = new Map<string, Handler>();
  private current: HubConnection | null = null;
  private stopped = false;
  private attempt = 0;
  private startedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: ReturnType<typeof setInterval> | undefined;
  private stopListening: () => void = () => undefined;

  constructor(private readonly path: P, private readonly options: HubOptions) {
    const state = () => this.current?.state ?? HubConnectionState.Disconnected;
    this.connection = {
      get state() { return state(); },
      on: (name, act) => {
        this.handlers.set(name, act as Handler);
        this.current?.on(name, act as Handler);
      },
      invoke: (method, ...values) => this.current
        ? this.current.invoke(method, ...values)
        : Promise.reject(new Error('no connection')),
    };
  }

  start(): void {
    this.stopListening = onWake(() => void this.wake());
    this.asking = setInterval(() => { if (this.state.value !== 'up') void this.refreshByRest(); }, ASK_MS);
    void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    clearInterval(this.asking);
    this.abandon();
    this.line.forget();
  }

  private build(polling: boolean): HubConnection {
    const connection = buildConnection(this.path, this.options, polling);
    this.handlers.forEach((act, name) => connection.on(name, act));
    connection.onclose(() => { if (this.current === connection) this.reconnectLater(); });
    return connection;
  }

  /** Drops the connection without waiting: closing a dead one takes half a minute. */
  private abandon(): void {
    const old = this.current;
    this.current = null;
    if (old) void old.stop().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    this.abandon();
    let socketFailed = false;
    for (const polling of ways.order()) {
      if (this.stopped) return;
      const connection = this.build(polling);
      this.current = connection;
      this.startedAt = performance.now();
      try {
        await withTimeout(START_MS, connection.start());
      } catch {
        if (this.current !== connection) return;
        this.abandon();
        socketFailed ||= !polling;
        continue;
      }
      if (this.current !== connection) return;
      ways.worked(polling, socketFailed);
      this.attempt = 0;
      await this.afterConnect(connection, 0);
      return;
    }
    this.reconnectLater();
  }

  /** What the page needs after connecting may itself fail, by a refused request for one; then it is tried again. */
  private async afterConnect(connection: HubConnection, tries: number): Promise<void> {
    if (this.current !== connection || connection.state !== HubConnectionState.Connected) return;
    try {
      await this.options.connected();
      if (this.current !== connection) return;
      this.state.value = 'up';
      this.line.confirm();
    } catch {
      setTimeout(() => void this.afterConnect(connection, tries + 1), reconnectDelay(tries));
    }
  }

  private reconnectLater(): void {
    if (this.stopped) return;
    this.current = null;
    this.state.value = 'down';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), reconnectDelay(this.attempt++));
    void this.refreshByRest();
  }

  /** An answer, be it a refusal, came over the line and so the line lives, and all that was sent before the answer has arrived. */
  private async answers(connection: HubConnection): Promise<boolean> {
    try {
      await withTimeout(PING_MS, connection.invoke('Ping').catch((error: unknown) => {
        if (connection.state !== HubConnectionState.Connected) throw error;
      }));
      return true;
    } catch {
      return false;
    }
  }

  private async wake(): Promise<void> {
    if (this.stopped) return;
    const connection = this.current;
    if (!connection || connection.state !== HubConnectionState.Connected) {
      // Coming back from a tunnel should not have to wait for the timer; but a start that is just under way is left alone.
      if (connection && performance.now() - this.startedAt < PING_MS) return;
      clearTimeout(this.timer);
      this.attempt = 0;
      return this.connect();
    }
    const settled = this.state.value === 'up';
    this.line.suspect();
    void this.refreshByRest();
    const alive = await this.answers(connection);
    if (this.current !== connection) return;
    if (!alive) {
      dropDeadConnections();
      return this.connect();
    }
    if (!settled) return;
    this.state.value = 'up';
    this.line.confirm();
  }

  private async refreshByRest(): Promise<void> {
    if (this.stopped || !this.options.ask || document.visibilityState === 'hidden') return;
    try {
      await this.options.ask();
      if (!this.stopped) this.line.confirm();
    } catch {
      // Asked again soon.
    }
  }
}
