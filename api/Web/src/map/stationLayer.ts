import * as L from 'leaflet';
import { allStations } from '../stations/stationStore';
import type { StationSummary } from '../net/wire';
import { toSprites, type Placed, type Sprite } from './cluster';
import { drawName, drawSprite, radiusOf, readPalette, type Palette } from './sprites';

/** Drawn beyond the view, so that dragging shows stations at once. */
const MARGIN = 0.3;

/** From this zoom on there is room for a name beneath a station. */
const NAMES_FROM_ZOOM = 15;

/** All stations on one canvas: thousands of them cost as much as one picture. */
export class StationLayer extends L.Layer {
  private canvas = L.DomUtil.create('canvas', 'station-canvas');
  private sprites: Sprite[] = [];
  private palette: Palette = readPalette();
  private frame = 0;

  /**
   * @param wanted Which stations are drawn.
   * @param shown `named`: with their names, as landmarks. `fromZoom`: not farther out than this.
   */
  constructor(private readonly wanted: (station: StationSummary) => boolean, private readonly shown: { named?: boolean; fromZoom?: number } = {}) {
    super();
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  override onAdd(map: L.Map): this {
    map.getPanes().overlayPane.appendChild(this.canvas);
    map.on('moveend zoomend resize', this.redraw, this);
    this.redraw();
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off('moveend zoomend resize', this.redraw, this);
    cancelAnimationFrame(this.frame);
    this.canvas.remove();
    return this;
  }

  repaint(): void {
    this.palette = readPalette();
    this.redraw();
  }

  redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  /** The sprite under a point of the view, the nearest when several are. A finger is not a mouse: reach 26 px. */
  spriteAt(point: L.Point): Sprite | null {
    const map = this._map;
    const world = map.getPixelBounds().min!.add(point);
    let best: Sprite | null = null;
    let nearest = Infinity;
    for (const sprite of this.sprites) {
      const away = Math.hypot(sprite.x - world.x, sprite.y - world.y);
      if (away < nearest && away <= Math.max(26, radiusOf(sprite))) [best, nearest] = [sprite, away];
    }
    return best;
  }

  private draw(): void {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const pad = size.multiplyBy(MARGIN).round();
    const topLeft = map.containerPointToLayerPoint([-pad.x, -pad.y]);
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [size.x + 2 * pad.x, size.y + 2 * pad.y];
    L.DomUtil.setPosition(this.canvas, topLeft);
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      this.canvas.width = width * ratio;
      this.canvas.height = height * ratio;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const g = this.canvas.getContext('2d')!;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    const origin = map.getPixelBounds().min!.subtract(pad);
    const bounds = map.getBounds().pad(MARGIN);
    const placed: Placed[] = [];
    const near = map.getZoom() >= (this.shown.fromZoom ?? 0);
    for (const station of near ? allStations() : []) {
      if (!this.wanted(station) || !bounds.contains([station.position.lat, station.position.lon])) continue;
      const { x, y } = map.project([station.position.lat, station.position.lon]);
      placed.push({ station, x, y });
    }
    this.sprites = toSprites(placed, map.getZoom());
    const named = this.shown.named && map.getZoom() >= NAMES_FROM_ZOOM;
    for (const sprite of this.sprites) {
      const [x, y] = [sprite.x - origin.x, sprite.y - origin.y];
      drawSprite(g, sprite, x, y, this.palette);
      if (named && sprite.station) drawName(g, sprite.station.name, x, y + radiusOf(sprite) + 12, this.palette);
    }
  }
}
