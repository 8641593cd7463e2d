import { describe, expect, it } from 'vitest';
import { fitGrid } from './gridFit';

describe('fit', () => {
  it.each([[24, 1200, 380], [24, 560, 420], [24, 700, 330], [1, 300, 300], [64, 1856, 700], [64, 560, 420], [7, 1000, 100]])(
    'W25: shows %i ports within %i × %i', (count, width, height) => {
      const { columns, ...cell } = fitGrid(count, width, height, 8);
      const rows = Math.ceil(count / columns);
      expect(columns * cell.width + 8 * (columns - 1)).toBeLessThanOrEqual(width);
      expect(rows * cell.height + 8 * (rows - 1)).toBeLessThanOrEqual(height);
      expect(Math.min(cell.width, cell.height)).toBeGreaterThanOrEqual(40);
    });
  it('W25: keeps ports legible where there is no room, rather than shrink them to nothing', () => {
    expect(fitGrid(64, 300, 40, 8).height).toBe(40);
    expect(fitGrid(0, 300, 200, 8).columns).toBe(1);
  });
});
