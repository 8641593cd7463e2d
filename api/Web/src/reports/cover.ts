/** A part of a picture, in its pixels. */
export interface Area { x: number; y: number; width: number; height: number }

/** How many blocks a covered part is wide: too few to tell a face or the letters of a plate by. */
const BLOCKS = 8;
/** How far each block's colours are moved at random, of 255: exact averages can be matched against guesses. */
const NOISE = 24;
/** A smaller touch, in pixels, is no rectangle that somebody drew. */
const SMALLEST = 8;

/** The rectangle between two points, whichever was first, inside the picture; null when it is too small to be meant. */
export function areaBetween(a: { x: number; y: number }, b: { x: number; y: number }, picture: { width: number; height: number }): Area | null {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  const [left, right] = [within(Math.min(a.x, b.x), picture.width), within(Math.max(a.x, b.x), picture.width)];
  const [top, bottom] = [within(Math.min(a.y, b.y), picture.height), within(Math.max(a.y, b.y), picture.height)];
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How many blocks a part becomes: eight across, and as many down as make them square. */
export function blocksOf({ width, height }: Pick<Area, 'width' | 'height'>): { across: number; down: number } {
  return { across: BLOCKS, down: Math.max(1, Math.round((height / width) * BLOCKS)) };
}

/** Moves each colour by some noise. */
export function addNoise(pixels: Uint8ClampedArray, random: () => number): void {
  for (let at = 0; at < pixels.length; at++) if (at % 4 !== 3) pixels[at] = pixels[at]! + Math.round((random() * 2 - 1) * NOISE);
}

/**
 * Covers a part for good: what is drawn back is a few blocks of it with noise. A blur could be undone, and is missing in older Safaris.
 */
export function cover(canvas: HTMLCanvasElement, area: Area, random: () => number = Math.random): void {
  const { across, down } = blocksOf(area);
  const small = document.createElement('canvas');
  [small.width, small.height] = [across, down];
  const [few, pen] = [small.getContext('2d')!, canvas.getContext('2d')!];
  few.drawImage(canvas, area.x, area.y, area.width, area.height, 0, 0, across, down);
  const blocks = few.getImageData(0, 0, across, down);
  addNoise(blocks.data, random);
  few.putImageData(blocks, 0, 0);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, 0, 0, across, down, area.x, area.y, area.width, area.height);
}
