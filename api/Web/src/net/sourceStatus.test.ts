import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
const { TRUSTED_MS, dataStatus, SourceStatus } = await import('./sourceStatus');

describe('what a page knows', () => {
  it('W11: is nothing before the server has spoken, whatever the line', () => {
    expect(dataStatus('up', false, 0, 1000)).toBe('unknown');
    expect(dataStatus('down', true, 0, 1000)).toBe('unknown');
  });

  it('W11: without a line is believed as long as it has just been asked for', () => {
    expect(dataStatus('down', false, 1000, 1000 + TRUSTED_MS - 1)).toBe('live');
    expect(dataStatus('down', false, 1000, 1000 + TRUSTED_MS)).toBe('stale');
    expect(dataStatus('up', false, 1000, 1000 + 10 * TRUSTED_MS)).toBe('live');
  });

  it('W12: a clock that went back makes nothing fresh', () => {
    expect(dataStatus('down', false, 100_000, 1000)).toBe('stale');
  });

  it('W12: is old from the moment of waking until the server has spoken', () => {
    const line = new SourceStatus();
    line.confirm();
    line.link.value = 'up';
    expect(line.known.value).toBe('live');
    line.suspect();
    expect(line.known.value).toBe('stale');
    line.confirm();
    expect(line.known.value).toBe('live');
  });
});
