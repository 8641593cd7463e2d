import type { HubConnectionState, IHubProtocol } from '@microsoft/signalr';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { DataStatus, LinkState } from './sourceStatus';
import type { Schemas } from './wire';

/** MessagePack carries as bytes what JSON has as base64. */
type Packed<M> = { [N in keyof M]: M[N] extends [string] ? [Uint8Array] : M[N] };

/** The api's hubs, each with what clients call and what it sends them. The live map's is read as MessagePack. */
interface Hubs {
  '/hubs/live': { calls: Schemas['LiveHub']['calls']; messages: Packed<Schemas['LiveHub']['messages']> };
  '/hubs/rider': Schemas['RiderHub'];
  '/hubs/dispatch': Schemas['DispatchHub'];
  '/hubs/station': Schemas['StationHub'];
}

export type HubPath = keyof Hubs;

export type CallName<P extends HubPath> = keyof Hubs[P]['calls'] & string;
type CallOf<P extends HubPath, N extends CallName<P>> = Extract<Hubs[P]['calls'][N], { arguments: unknown[]; result: unknown }>;
export type Arguments<P extends HubPath, N extends CallName<P>> = CallOf<P, N>['arguments'];
export type Result<P extends HubPath, N extends CallName<P>> = CallOf<P, N>['result'];

export type MessageName<P extends HubPath> = keyof Hubs[P]['messages'] & string;
export type Message<P extends HubPath, N extends MessageName<P>> = Extract<Hubs[P]['messages'][N], unknown[]>;

/** The part of a hub's connection that pages use. It stays the same while connections come and go behind it. */
export interface Connection<P extends HubPath> {
  readonly state: HubConnectionState;
  on<N extends MessageName<P>>(name: N, act: (...values: Message<P, N>) => void): void;
  invoke<N extends CallName<P>>(method: N, ...values: Arguments<P, N>): Promise<Result<P, N>>;
}

export interface Hub<P extends HubPath> {
  connection: Connection<P>;
  state: Signal<LinkState>;
  /** When the server last spoke on this subject, in this device's time (ms); 0 before it has. */
  heardAt: Signal<number>;
  known: ReadonlySignal<DataStatus>;
  start(): void;
  stop(): Promise<void>;
}

export interface HubOptions {
  token?: () => Promise<string | null>;
  protocol?: IHubProtocol;
  /** Runs after every connect and reconnect: the server remembers nothing about the connection before. */
  connected: () => unknown;
  /** Loads the same data over REST: called when the page wakes, and periodically while there is no connection. */
  ask?: () => Promise<unknown>;
}
