import { beforeEach, expect, it, vi } from 'vitest';

const kept = new Map<string, string>();
const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => { kept.set(key, value); },
  removeItem: (key: string) => { kept.delete(key); },
};

/** The module as a page has it that has just been opened. */
async function opened() {
  vi.resetModules();
  return import('./cameraSetting');
}

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', store);
});

it('W14: a camera that was on is on again after a power cut, and one that was turned off stays off', async () => {
  expect((await opened()).cameraWanted.value).toBe(false);
  (await opened()).wantCamera(true);
  const after = await opened();
  expect(after.cameraWanted.value).toBe(true);
  after.wantCamera(false);
  expect((await opened()).cameraWanted.value).toBe(false);
});

it('W14: works where the browser keeps nothing', async () => {
  const forbidden = () => { throw new Error('forbidden'); };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  const page = await opened();
  page.wantCamera(true);
  expect(page.cameraWanted.value).toBe(true);
});
