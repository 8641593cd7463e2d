/** What a photo may be at most: its longest side in pixels, its size in bytes. */
interface Size { side: number; bytes: number }

const GOOD: Size = { side: 1600, bytes: 400_000 };
const POOR: Size = { side: 1280, bytes: 150_000 };
/** From good to poor. */
const QUALITIES = [0.8, 0.5, 0.35];
/** So many times too large, a picture needs fewer pixels and not a lower quality. */
const HOPELESS = 3;
/** Nothing is made smaller than this, in pixels of its longest side. */
const SMALLEST_SIDE = 400;

interface Network { effectiveType?: string; downlink?: number; saveData?: boolean }

/** How large a photo this line is worth. A browser that does not tell is taken to have a good one. */
export function sizeFor(network: Network | undefined): Size {
  const poor = network?.saveData || /2g|3g/.test(network?.effectiveType ?? '') || (network?.downlink ?? Infinity) < 1;
  return poor ? POOR : GOOD;
}

/**
 * Shrinks a camera picture to what the evidence needs: a phone photo of 8 MB would never get out of a basement. Drawn anew, it
 * has also lost where and with which phone it was taken.
 */
export async function shrink(file: Blob, size = sizeFor((navigator as { connection?: Network }).connection)): Promise<Blob> {
  const picture = await decode(file);
  try {
    for (let side = size.side; ;) {
      const canvas = draw(picture, side);
      let larger = 1;
      for (const quality of QUALITIES) {
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
        if (!blob) throw new Error('unreadable');
        larger = blob.size / size.bytes;
        if (larger <= 1 || side < SMALLEST_SIDE) return blob;
        // Encoding is what takes a cheap phone its time; no quality makes a third of it.
        if (larger > HOPELESS) break;
      }
      side = Math.round(side * Math.max(0.5, Math.min(0.85, Math.sqrt(1.5 / larger))));
    }
  } finally {
    picture.done();
  }
}

export interface Picture { source: CanvasImageSource; width: number; height: number; done: () => void }

function draw(picture: Picture, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')!.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** As an element where the browser cannot make a bitmap of a file: some only learnt it in 2021. */
export async function decode(file: Blob): Promise<Picture> {
  if (typeof createImageBitmap === 'function') {
    const bitmap = await createImageBitmap(file).catch(() => null);
    if (bitmap) return { source: bitmap, width: bitmap.width, height: bitmap.height, done: () => bitmap.close() };
  }
  const address = URL.createObjectURL(file);
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = reject;
    image.src = address;
  }).catch((error: unknown) => { URL.revokeObjectURL(address); throw error; });
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, done: () => URL.revokeObjectURL(address) };
}
