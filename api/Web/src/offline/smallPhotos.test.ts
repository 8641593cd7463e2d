import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => vi.stubGlobal('document', { documentElement: { lang: 'zh' } }));
const shrink = vi.hoisted(() => vi.fn());
vi.mock('../tasks/photo', () => ({ shrink }));
const { isBeingMadeSmall, smallOf } = await import('./smallPhotos');

const raw = { bytes: new ArrayBuffer(9), type: 'image/jpeg', raw: true };
const small = new Blob(['s'], { type: 'image/jpeg' });

describe('a photo as the camera gave it', () => {
  beforeEach(() => { shrink.mockReset(); });

  it('is made small once, while its page is open', async () => {
    isBeingMadeSmall('r1', Promise.resolve(small));
    expect(await smallOf('r1', raw)).toBe(small);
    expect(shrink).not.toHaveBeenCalled();
  });

  it('is made small by its turn, when its page was closed meanwhile', async () => {
    shrink.mockResolvedValue(small);
    expect(await smallOf('r2', raw)).toBe(small);
    expect((shrink.mock.calls[0] as [Blob])[0]).toMatchObject({ size: 9, type: 'image/jpeg' });
  });

  it('that cannot be read is refused on the phone', async () => {
    isBeingMadeSmall('r3', Promise.resolve(null));
    await expect(smallOf('r3', raw)).rejects.toMatchObject({ code: 'photo_unreadable', final: true });
    shrink.mockImplementation(() => Promise.reject(new Error('unreadable')));
    await expect(smallOf('r3', raw)).rejects.toMatchObject({ code: 'photo_unreadable', final: true });
  });
});
