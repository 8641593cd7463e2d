import { describe, expect, it, vi } from 'vitest';
import { QrDetector } from './qrDetector';

const video = {} as HTMLVideoElement;

function detector(detect: () => Promise<{ rawValue: string }[]>) {
  return class { detect = detect; } as never;
}

describe('Look', () => {
  it('takes what the browser finds, without fetching anything', async () => {
    const load = vi.fn();
    expect(await new QrDetector(detector(async () => [{ rawValue: 'own' }]), load).at(video, 0)).toBe('own');
    expect(load).not.toHaveBeenCalled();
  });
  it('W16: reads with the script when the detector rejects, at once, and soon only with that', async () => {
    const detect = vi.fn(async () => { throw new DOMException('no service', 'NotSupportedError'); });
    const look = new QrDetector(detector(detect), async () => () => 'script');
    for (let time = 0; time < 10; time++) expect(await look.at(video, time * 200)).toBe('script');
    expect(detect).toHaveBeenCalledTimes(2);
  });
  it('W16: reads with the script when the detector cannot be made or is not there', async () => {
    const broken = class { constructor() { throw new TypeError('qr_code'); } } as never;
    expect(await new QrDetector(broken, async () => () => 'script').at(video, 0)).toBe('script');
    expect(await new QrDetector(undefined, async () => () => 'script').at(video, 0)).toBe('script');
  });
  it('W16: lets the script look too when the detector never finds anything', async () => {
    const look = new QrDetector(detector(async () => []), async () => () => 'script');
    expect(await look.at(video, 0)).toBe('script');
    expect(await look.at(video, 200)).toBeNull();
    expect(await look.at(video, 1000)).toBe('script');
  });
  it('W16: gives up a detector that never answers', async () => {
    vi.useFakeTimers();
    const look = new QrDetector(detector(() => new Promise(() => undefined)), async () => () => 'script');
    for (const time of [0, 1]) {
      const found = look.at(video, time);
      await vi.advanceTimersByTimeAsync(2000);
      expect(await found).toBe('script');
    }
    expect(await look.at(video, 2)).toBe('script');
    vi.useRealTimers();
  });
  it('W16: fetches the script again when that failed', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(() => 'script');
    const look = new QrDetector(undefined, load);
    await expect(look.at(video, 0)).rejects.toThrow('offline');
    expect(await look.at(video, 1)).toBe('script');
  });
});
