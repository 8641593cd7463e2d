import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import type { CaseFigure } from '../net/wire';
import { className, count, districtName, percent, span } from './figureText';

export function FigureTable({ rows }: { rows: CaseFigure[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const districts = rows.filter((row) => row.classId == null);
  return (
    <section class="figures-card">
      <h2 id="figures-table">{text('figures.byDistrict')}</h2>
      <div class="figures-scroll" tabIndex={0} role="region" aria-labelledby="figures-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('figures.district')}</th>
              <Heads />
            </tr>
          </thead>
          {districts.map((district) => {
            const shown = open === district.district;
            return (
              <tbody key={district.district} data-testid={`district-${district.district}`}>
                <tr class="figures-district">
                  <th scope="row">
                    <button type="button" class="linkish" aria-expanded={shown} title={text('figures.showClasses')}
                      onClick={() => setOpen(shown ? null : district.district)}>
                      {districtName(district)}
                    </button>
                  </th>
                  <Cells row={district} />
                </tr>
                {shown && rows.filter((row) => row.classId != null && row.district === district.district).map((row) => (
                  <tr key={row.classId} class="figures-class">
                    <th scope="row">{className(row)}</th>
                    <Cells row={row} />
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </section>
  );
}

function Heads() {
  return (
    <>
      <th scope="col" class="number">{text('figures.received')}</th>
      <th scope="col" class="number">{text('figures.within24')}</th>
      <th scope="col" class="number">{text('figures.closedInTimeShare')}</th>
      <th scope="col" class="number">{text('figures.medianAnswer')}</th>
      <th scope="col" class="number">{text('figures.medianClosing')}</th>
      <th scope="col" class="number">{text('figures.reworked')}</th>
      <th scope="col" class="number">{text('figures.reopened')}</th>
    </>
  );
}

function Cells({ row: { figures } }: { row: CaseFigure }) {
  return (
    <>
      <td class="number">{count(figures.received)}</td>
      <td class="number">{percent(figures.answeredWithin24HoursShare)}</td>
      <td class="number">{percent(figures.closedInTimeShare)}</td>
      <td class="number">{span(figures.medianAnswerMinutes)}</td>
      <td class="number">{span(figures.medianClosingHours == null ? null : figures.medianClosingHours * 60)}</td>
      <td class="number">{count(figures.reworked)}</td>
      <td class="number">{count(figures.reopened)}</td>
    </>
  );
}
