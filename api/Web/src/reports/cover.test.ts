import { describe, expect, it } from 'vitest';
import { addNoise, areaBetween, blocksOf } from './cover';

const PICTURE = { width: 400, height: 300 };

describe('covering a part of a picture', () => {
  it('takes the rectangle between two points, in whichever direction it was drawn', () => {
    const area = { x: 10, y: 20, width: 90, height: 60 };
    expect(areaBetween({ x: 10, y: 20 }, { x: 100, y: 80 }, PICTURE)).toEqual(area);
    expect(areaBetween({ x: 100, y: 80 }, { x: 10, y: 20 }, PICTURE)).toEqual(area);
    expect(areaBetween({ x: 100, y: 20 }, { x: 10, y: 80 }, PICTURE)).toEqual(area);
  });

  it('stays inside the picture, and takes no touch for a rectangle', () => {
    expect(areaBetween({ x: -50, y: -50 }, { x: 900, y: 900 }, PICTURE)).toEqual({ x: 0, y: 0, ...PICTURE });
    expect(areaBetween({ x: 50, y: 50 }, { x: 53, y: 200 }, PICTURE)).toBeNull();
    expect(areaBetween({ x: 500, y: 50 }, { x: 600, y: 200 }, PICTURE)).toBeNull();
  });

  it('leaves eight blocks across, however large the part is', () => {
    expect(blocksOf({ width: 800, height: 800 })).toEqual({ across: 8, down: 8 });
    expect(blocksOf({ width: 800, height: 200 })).toEqual({ across: 8, down: 2 });
    expect(blocksOf({ width: 800, height: 10 })).toEqual({ across: 8, down: 1 });
  });

  it('moves colours and leaves them opaque', () => {
    const pixels = new Uint8ClampedArray([100, 100, 100, 255, 0, 255, 128, 255]);
    addNoise(pixels, () => 1);
    expect([...pixels]).toEqual([124, 124, 124, 255, 24, 255, 152, 255]);
    addNoise(pixels, () => 0);
    expect([...pixels]).toEqual([100, 100, 100, 255, 0, 231, 128, 255]);
  });
});
