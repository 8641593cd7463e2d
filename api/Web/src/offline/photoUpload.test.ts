import { beforeEach, describe, expect, it, vi } from 'vitest';
vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
import { ApiError } from '../net/problem';

const call = vi.fn();
vi.mock('../net/api', () => ({ call: (...values: unknown[]) => call(...values) as unknown }));
const { uploadPhoto } = await import('./photoUpload');

let ops = 0;
const photo = (size: number) => ({ bytes: new ArrayBuffer(size), type: 'image/jpeg' });

/** A server that keeps parts as ours does, on a line that breaks when told. */
function server(breaks: (nth: number) => 'before' | 'after' | null = () => null) {
  const state = { received: 0, parts: [] as number[], asked: 0 };
  call.mockImplementation(async (_method: string, _path: string, options: { body: Blob; headers: Record<string, string> }) => {
    const how = breaks(state.asked++);
    if (how === 'before') throw new ApiError(0, 'network');
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(options.headers['content-range'] ?? '');
    if (!range) return { photoId: 'p' };
    const [from, to, total] = range.slice(1).map(Number) as [number, number, number];
    expect(to - from + 1).toBe(options.body.size);
    if (from === state.received) {
      state.received = to + 1;
      state.parts.push(options.body.size);
    }
    if (how === 'after') throw new ApiError(0, 'network');
    return state.received === total ? { photoId: 'p' } : { received: state.received };
  });
  return state;
}

describe('a photo on a poor line', () => {
  beforeEach(() => { call.mockReset(); });

  it('W9: arrives in parts, and says how far it is', async () => {
    const state = server();
    const shares: number[] = [];
    expect(await uploadPhoto(photo(500_000), `op${++ops}`, (share) => shares.push(share))).toBe('p');
    expect(state.parts.reduce((sum, part) => sum + part, 0)).toBe(500_000);
    expect(shares.length).toBeGreaterThan(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('W9: goes on where it broke, with smaller parts, and says that it got further', async () => {
    const state = server((nth) => (nth === 1 ? 'before' : null));
    await expect(uploadPhoto(photo(2_000_000), `op${++ops}`, () => undefined)).rejects.toMatchObject({ code: 'part_arrived' });
    const before = state.received;
    expect(before).toBeGreaterThan(0);
    await uploadPhoto(photo(2_000_000), `op${ops}`, () => undefined);
    expect(state.parts.reduce((sum, part) => sum + part, 0)).toBe(2_000_000);
  });

  it('W9: a part whose answer was lost is not sent twice into the photo', async () => {
    const state = server((nth) => (nth === 0 ? 'after' : null));
    await expect(uploadPhoto(photo(400_000), `op${++ops}`, () => undefined)).rejects.toMatchObject({ code: 'network' });
    await uploadPhoto(photo(400_000), `op${ops}`, () => undefined);
    expect(state.received).toBe(400_000);
  });

  it('W9: a small one is one plain request', async () => {
    server();
    await uploadPhoto(photo(2000), `op${++ops}`, () => undefined);
    expect(call).toHaveBeenCalledTimes(1);
    expect((call.mock.calls[0]![2] as { headers: object }).headers).toEqual({});
  });

  it('W10: a refusal is a refusal, however far it got', async () => {
    let nth = 0;
    call.mockImplementation(async () => {
      if (nth++ === 0) return { received: 10 };
      throw new ApiError(413, 'body_too_large');
    });
    await expect(uploadPhoto(photo(400_000), `op${++ops}`, () => undefined)).rejects.toMatchObject({ status: 413, code: 'body_too_large' });
  });
});
