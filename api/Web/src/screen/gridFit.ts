/** Cells that small cannot be told apart from two metres; the rest is then scrolled to. */
const LEAST_PX = 40;
/** A port is best seen a little wider than high. */
const SHAPE = 1.25;

export interface GridFit { columns: number; width: number; height: number }

/** How many columns make the cells of a grid largest, so that all are seen at once. */
export function fitGrid(count: number, width: number, height: number, gap: number): GridFit {
  let best: GridFit = { columns: 1, width: Math.max(LEAST_PX, width), height: LEAST_PX };
  let most = -1;
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const cell = { width: (width - gap * (columns - 1)) / columns, height: (height - gap * (rows - 1)) / rows };
    const size = Math.min(cell.width / SHAPE, cell.height);
    if (size > most && cell.width >= LEAST_PX) {
      most = size;
      best = { columns, width: Math.floor(cell.width), height: Math.max(LEAST_PX, Math.floor(cell.height)) };
    }
  }
  return best;
}
