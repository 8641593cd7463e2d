import { text } from '../i18n/i18n';
import type { CaseFigure } from '../net/wire';
import { districtName, percent } from './figureText';

/** Sizes in the drawing's own units. */
const NAME = 140;
const BAR = 22;
const ROW = 64;
const WIDTH = 720;
const VALUE = 76;
const TRACK = WIDTH - NAME - VALUE;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Two bars for each district. The numbers stand in the table too, so for those who hear the page this is one picture with a name. */
export function FigureChart({ rows }: { rows: CaseFigure[] }) {
  const told = rows.filter(({ figures }) => figures.closedInTimeShare != null || figures.answeredWithin24HoursShare != null);
  if (told.length === 0) return null;
  const height = told.length * ROW + 30;
  return (
    <section class="figures-card" aria-labelledby="figures-chart">
      <h2 id="figures-chart">{text('figures.chart')}</h2>
      <p class="muted">{text('figures.chartText')}</p>
      <div class="figures-chart">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="figures-chart" data-testid="chart">
          <defs>
            <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="stripe-ground" width="6" height="6" />
              <rect class="stripe" width="3" height="6" />
            </pattern>
          </defs>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line class="tick" x1={NAME + tick * TRACK} x2={NAME + tick * TRACK} y1="0" y2={height - 28} />
              <text class="tick-text" x={NAME + tick * TRACK} y={height - 6} text-anchor="middle">{percent(tick)}</text>
            </g>
          ))}
          {told.map((row, at) => <Bars key={row.district} row={row} y={at * ROW} />)}
        </svg>
      </div>
    </section>
  );
}

function Bars({ row, y }: { row: CaseFigure; y: number }) {
  const { closedInTimeShare: inTime, answeredWithin24HoursShare: within24 } = row.figures;
  return (
    <g>
      <text class="bar-name" x={NAME - 10} y={y + 38} text-anchor="end">{districtName(row)}</text>
      <Bar share={inTime} y={y + 8} kind="solid" />
      <Bar share={within24} y={y + 8 + BAR + 4} kind="striped" />
    </g>
  );
}

function Bar({ share, y, kind }: { share: number | null | undefined; y: number; kind: 'solid' | 'striped' }) {
  if (share == null) return null;
  return (
    <>
      <rect class={`bar ${kind}`} x={NAME} y={y} width={Math.max(share * TRACK, 1)} height={BAR} rx="3" />
      <text class="bar-value" x={NAME + share * TRACK + 6} y={y + BAR - 5}>{percent(share)}</text>
    </>
  );
}
