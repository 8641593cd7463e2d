import { hasNumber, type StationState } from '../stations/stationState';
import type { Sprite } from './cluster';

export interface Palette { fill: Record<StationState, string>; ink: string; rim: string; label: string; land: string }

/** Taken from the page's own colours, so that a switch of theme also reaches what is drawn on the canvas. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    fill: {
      free: colour('--map-free'), full: colour('--map-full'), closed: colour('--map-closed'), offline: colour('--map-offline'),
      noPorts: colour('--map-closed'), retired: colour('--map-offline'),
    },
    ink: colour('--map-ink'),
    rim: colour('--map-rim'),
    label: colour('--map-label'),
    land: colour('--map-land'),
  };
}

export const RADIUS = 17;

export function radiusOf(sprite: Sprite): number {
  return sprite.count > 1 ? RADIUS + Math.min(9, Math.log2(sprite.count) * 2) : RADIUS;
}

function diamond(g: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  g.moveTo(x, y - r);
  g.lineTo(x + r, y);
  g.lineTo(x, y + r);
  g.lineTo(x - r, y);
  g.closePath();
}

/** Shape and number say the same as the colour: round with a number is free, square is full, a diamond is out of reach. */
export function drawSprite(g: CanvasRenderingContext2D, sprite: Sprite, x: number, y: number, palette: Palette): void {
  const r = radiusOf(sprite);
  g.beginPath();
  if (sprite.state === 'free') g.arc(x, y, r, 0, 2 * Math.PI);
  else if (sprite.state === 'full') g.roundRect(x - r + 2, y - r + 2, 2 * r - 4, 2 * r - 4, 5);
  else diamond(g, x, y, r + 1);
  g.fillStyle = palette.fill[sprite.state];
  g.strokeStyle = palette.rim;
  g.lineWidth = 3;
  g.stroke();
  g.fill();
  if (sprite.count > 1) {
    g.beginPath();
    g.arc(x, y, r + 4.5, 0, 2 * Math.PI);
    g.strokeStyle = palette.fill[sprite.state];
    g.lineWidth = 1.5;
    g.stroke();
  }
  g.fillStyle = palette.ink;
  g.strokeStyle = palette.ink;
  if (hasNumber(sprite.state)) {
    g.font = `700 ${sprite.free > 99 ? 13 : 16}px system-ui, sans-serif`;
    g.fillText(String(sprite.free), x, y + 0.5);
    return;
  }
  g.lineWidth = 2.5;
  g.beginPath();
  if (sprite.state === 'noPorts') {
    g.arc(x, y, 3, 0, 2 * Math.PI);
  } else if (sprite.state === 'closed') {
    g.moveTo(x - 6, y);
    g.lineTo(x + 6, y);
  } else {
    g.moveTo(x - 4.5, y - 4.5);
    g.lineTo(x + 4.5, y + 4.5);
    g.moveTo(x + 4.5, y - 4.5);
    g.lineTo(x - 4.5, y + 4.5);
  }
  g.stroke();
}

/** A name in the colours of the map's other labels, readable across an outline. */
export function drawName(g: CanvasRenderingContext2D, name: string, x: number, y: number, palette: Palette): void {
  g.font = '600 13px system-ui, sans-serif';
  g.lineWidth = 4;
  g.lineJoin = 'round';
  g.strokeStyle = palette.land;
  g.strokeText(name, x, y);
  g.fillStyle = palette.label;
  g.fillText(name, x, y);
}
