import { describe, expect, it } from 'vitest';
import { Ways } from './ways';

describe('ways to the server', () => {
  it('W11: WebSockets first; where only polling gets through, it comes first for a while', () => {
    let at = 0;
    const ways = new Ways(() => at);
    expect(ways.toTry()).toEqual([false, true]);
    ways.worked(true, true);
    expect(ways.toTry()).toEqual([true, false]);
    at = 10 * 60_000;
    expect(ways.toTry()).toEqual([false, true]);
  });

  it('W11: a WebSocket that works ends the polling', () => {
    const ways = new Ways(() => 0);
    ways.worked(true, true);
    ways.worked(false, false);
    expect(ways.toTry()).toEqual([false, true]);
  });
});
