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
