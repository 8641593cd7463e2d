import { describe, expect, it } from 'vitest';
import { TransportChoice } from './transportChoice';

describe('ways to the server', () => {
  it('W11: WebSockets first; where only polling gets through, it comes first for a while', () => {
    let at = 0;
    const ways = new TransportChoice(() => at);
    expect(ways.order()).toEqual([false, true]);
    ways.worked(true, true);
    expect(ways.order()).toEqual([true, false]);
    at = 10 * 60_000;
    expect(ways.order()).toEqual([false, true]);
  });

  it('W11: a WebSocket that works ends the polling', () => {
    const ways = new TransportChoice(() => 0);
    ways.worked(true, true);
    ways.worked(false, false);
    expect(ways.order()).toEqual([false, true]);
  });
});
