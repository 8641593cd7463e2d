export interface At { x: number; y: number }

/**
 * Puts together what would be drawn on top of each other: each joins the first group that begins within reach, in the order given, so
 * that no two groups overlap. Positions and reach are pixels of the whole world at the zoom shown.
 */
export function groupNear<T extends At>(items: readonly T[], reach: number): T[][] {
  const groups: T[][] = [];
  // Cells as wide as the reach: whatever is near lies in one of the nine around.
  const cells = new Map<string, T[][]>();
  const cell = (value: number) => Math.floor(value / reach);
  for (const item of items) {
    const [cx, cy] = [cell(item.x), cell(item.y)];
    let home: T[] | undefined;
    for (let dx = -1; dx <= 1 && !home; dx++) {
      for (let dy = -1; dy <= 1 && !home; dy++) {
        home = cells.get(`${cx + dx}/${cy + dy}`)?.find((group) => Math.hypot(group[0]!.x - item.x, group[0]!.y - item.y) < reach);
      }
    }
    if (home) {
      home.push(item);
      continue;
    }
    const group = [item];
    groups.push(group);
    const key = `${cx}/${cy}`;
    const here = cells.get(key);
    if (here) here.push(group);
    else cells.set(key, [group]);
  }
  return groups;
}
