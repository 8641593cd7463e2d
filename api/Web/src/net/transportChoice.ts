/** How long polling is kept to before WebSockets are tried again, in milliseconds. */
const POLLING_MS = 5 * 60_000;

/**
 * Which transports get through to the server. WebSockets come first; where a proxy blocks them, polling does what they do. Having
 * learnt that, further connections poll at once, and now and then one tries whether the block is gone.
 */
export class TransportChoice {
  private pollUntil = -Infinity;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Whether to poll, in the order to try. */
  order(): boolean[] {
    return this.clock() < this.pollUntil ? [true, false] : [false, true];
  }

  /** Only when polling works where WebSockets have just failed are they blocked; else there is no network or no server. */
  worked(polling: boolean, socketFailed: boolean): void {
    if (!polling) this.pollUntil = -Infinity;
    else if (socketFailed) this.pollUntil = this.clock() + POLLING_MS;
  }
}
