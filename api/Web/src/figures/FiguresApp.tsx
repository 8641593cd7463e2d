import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { lang, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { CaseFigures } from '../net/wire';
import { Header } from '../ui/Header';
import { Notices } from '../ui/Notices';
import { FigureChart } from './FigureChart';
import { FigureTable } from './FigureTable';
import { count, percent, periodName, span } from './figureText';
import { daysOf, periods } from './periods';

const TERMS = ['within24', 'inTime', 'rework', 'reopened', 'median'] as const;

const asked = () => /^\d{4}(-(0[1-9]|1[0-2]))?$/.exec(new URLSearchParams(location.search).get('period') ?? '')?.[0];

interface Shown extends CaseFigures { period: string }

export function FiguresApp() {
  const { months, years } = periods(Date.now());
  const [period, setPeriod] = useState(() => asked() ?? months[0]!);
  const [figures, setFigures] = useState<Shown | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => { document.title = `${text('figures.title')} · ${text('brand.name')}`; }, [lang.value]);
  useEffect(() => {
    let gone = false;
    setProblem('');
    call('GET', '/public/figures', { signed: false, query: daysOf(period) }).then(
      (found) => { if (!gone) setFigures({ ...found, period }); },
      (error: unknown) => { if (!gone) { setFigures(null); setProblem(describe(error)); } },
    );
    return () => { gone = true; };
  }, [period]);

  function choose(chosen: string): void {
    setPeriod(chosen);
    history.replaceState(null, '', `?period=${chosen}`);
  }

  const offered = [...months, ...years];
  const address = `/api/v1/public/figures?${new URLSearchParams(daysOf(period)).toString()}`;
  return (
    <div class="case-figures">
      <Header title={text('figures.title')} />
      <main>
        <section class="figures-head">
          <h2>{text('figures.headline')}</h2>
          <p class="muted">{text('figures.what')}</p>
          <div class="figures-tools">
            <select class="chip" aria-label={text('figures.period')} data-testid="period" value={period}
              onChange={(event) => choose(event.currentTarget.value)}>
              {(offered.includes(period) ? offered : [period, ...offered]).map((one) => <option key={one} value={one}>{periodName(one)}</option>)}
            </select>
            <button type="button" class="secondary" onClick={() => print()}>{text('figures.print')}</button>
            <p class="files">
              <a href={address}>JSON</a>
              <a href={`${address}&format=csv`} data-testid="csv">CSV</a>
            </p>
          </div>
        </section>
        {problem && <p class="form-problem" role="alert">{problem}</p>}
        {!figures && !problem && <p class="empty" role="status">{text('figures.loading')}</p>}
        {figures && <Report figures={figures} />}
      </main>
      <footer>
        <a href="/">{text('brand.name')}</a>
      </footer>
      <Notices />
    </div>
  );
}

function Report({ figures }: { figures: Shown }) {
  const districts = figures.items.filter((row) => row.classId == null);
  return (
    <>
      <section class="figures-card" aria-labelledby="figures-summary" data-testid="summary" data-period={figures.period}>
        <h2 id="figures-summary">{periodName(figures.period)}{' · '}{text('figures.summary')}</h2>
        <Summary figures={figures} />
        <p class="muted">{text('figures.countedAt', { time: dayAndTime(figures.countedAt, Date.now()) })}</p>
      </section>
      {districts.length === 0 ? <p class="empty" data-testid="none">{text('figures.none')}</p> : (
        <>
          <FigureChart rows={districts} />
          <FigureTable rows={figures.items} />
        </>
      )}
      <section class="figures-card" aria-labelledby="figures-terms">
        <h2 id="figures-terms">{text('figures.terms')}</h2>
        <dl class="figures-terms">
          {TERMS.map((term) => (
            <div key={term}>
              <dt>{text(NAMES[term])}</dt>
              <dd>{text(`figures.term.${term}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

const NAMES = {
  within24: 'figures.within24', inTime: 'figures.closedInTimeShare', rework: 'figures.reworked', reopened: 'figures.reopened',
  median: 'figures.medianClosing',
} as const;

function Summary({ figures: { total } }: { figures: CaseFigures }) {
  return (
    <dl class="figures-summary">
      <div><dt>{text('figures.received')}</dt><dd data-testid="received">{count(total.received)}</dd></div>
      <div>
        <dt>{text('figures.within24')}</dt>
        <dd>{percent(total.answeredWithin24HoursShare)}</dd>
        <dd class="muted">{text('figures.of', { some: count(total.answeredWithin24Hours), all: count(total.received) })}</dd>
      </div>
      <div>
        <dt>{text('figures.closedInTimeShare')}</dt>
        <dd>{percent(total.closedInTimeShare)}</dd>
        <dd class="muted">{text('figures.of', { some: count(total.closedInTime), all: count(total.due) })}</dd>
      </div>
      <div><dt>{text('figures.medianAnswer')}</dt><dd>{span(total.medianAnswerMinutes)}</dd></div>
      <div>
        <dt>{text('figures.medianClosing')}</dt>
        <dd>{span(total.medianClosingHours == null ? null : total.medianClosingHours * 60)}</dd>
      </div>
      <div><dt>{text('figures.reworked')}</dt><dd>{count(total.reworked)}</dd></div>
      <div><dt>{text('figures.reopened')}</dt><dd>{count(total.reopened)}</dd></div>
    </dl>
  );
}
