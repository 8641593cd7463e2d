import { describe, expect, it } from 'vitest';
import { groupNear } from './groupNearby';

const at = (id: string, x: number, y: number) => ({ id, x, y });
const ids = (groups: { id: string }[][]) => groups.map((group) => group.map(({ id }) => id));

describe('groupNear', () => {
  it('W19: puts tasks at one spot together, and leaves the others alone', () => {
    expect(ids(groupNear([at('a', 0, 0), at('b', 0, 0), at('c', 500, 0), at('d', 10, -10)], 40))).toEqual([['a', 'b', 'd'], ['c']]);
  });

  it('W19: loses none, and no two groups overlap, with 500 tasks', () => {
    let seed = 1;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const items = Array.from({ length: 500 }, (_, n) => at(`${n}`, random() * 900 - 100, random() * 900 - 100));
    const groups = groupNear(items, 40);
    expect(groups.flat().length).toBe(500);
    const between = groups.flatMap((one, n) => groups.slice(n + 1).map((other) => Math.hypot(one[0]!.x - other[0]!.x, one[0]!.y - other[0]!.y)));
    expect(between.some((away) => away < 80)).toBe(true);
    expect(Math.min(...between.filter((away) => away < 80))).toBeGreaterThanOrEqual(40);
  });
});
