import { useEffect, useState } from 'preact/hooks';
import { namedDayAndTime } from '../i18n/chinaTime';
import { lang, text } from '../i18n/i18n';
import { now } from '../net/clock';
import { ApiError } from '../net/problem';
import { afterPaint } from '../ui/afterPaint';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { Notices, notifyError } from '../ui/Notices';
import { codeIn, grouped, ownReports } from './ownReports';
import { AROUND } from './place';
import { ReportButtons } from './ReportButtons';

const bundle = () => import('./residentBundle');
const ReportAsResident = lazy(async () => ({ default: (await bundle()).ReportAsResident }));
const FollowDialog = lazy(async () => ({ default: (await bundle()).FollowDialog }));
const UnsentReports = lazy(async () => ({ default: (await bundle()).UnsentReports }));

const codeInAddress = () => codeIn(location.hash);

/** What anybody does here: report, and follow what was reported on this phone or by a code. */
export function ResidentApp() {
  const [reporting, setReporting] = useState<{ photo: File | null } | null>(null);
  const [code, setCode] = useState(codeInAddress);
  useEffect(() => { document.title = `${text('resident.title')} · ${text('brand.name')}`; }, [lang.value]);
  useEffect(() => {
    const moved = () => setCode(codeInAddress());
    addEventListener('hashchange', moved);
    afterPaint(() => { bundle().then(({ startSending }) => startSending(), () => undefined); });
    return () => removeEventListener('hashchange', moved);
  }, []);

  function begin(photo: File | null): void {
    bundle().then(() => setReporting({ photo }), () => notifyError(new ApiError(0, 'network')));
  }

  /** The code stays out of the history: whoever has the phone next should not find it behind "back". */
  function leave(): void {
    history.replaceState(null, '', location.pathname);
    setCode(null);
  }

  return (
    <div class="resident">
      <Header title={text('resident.title')} />
      <main>
        <section class="resident-report">
          <h2>{text('resident.headline')}</h2>
          <p>{text('resident.what')}</p>
          <ReportButtons shoot={text('resident.shoot')} words={text('resident.words')} onBegin={begin} />
          <p class="muted">{text('resident.limits')}</p>
        </section>
        <UnsentReports onRevise={() => begin(null)} />
        <OwnReports onOpen={setCode} />
        <LookUp onFound={setCode} />
        <p><a href="/rider">{text('resident.rider')}</a></p>
      </main>
      {reporting && <ReportAsResident first={reporting.photo} around={AROUND} onClose={() => setReporting(null)} />}
      {code && <FollowDialog code={code} onClose={leave} />}
      <Notices />
    </div>
  );
}

function OwnReports({ onOpen }: { onOpen: (code: string) => void }) {
  const reports = ownReports.value;
  return (
    <section class="resident-own" aria-labelledby="own-title">
      <h2 id="own-title">{text('resident.own')}</h2>
      <p class="muted">{text(reports.length > 0 ? 'resident.keep' : 'resident.none')}</p>
      <ul>
        {reports.map((one) => (
          <li key={one.code}>
            <button type="button" class="own-report" data-testid="own-report" data-case={one.caseId} onClick={() => onOpen(one.code)}>
              <strong><bdi>{one.title}</bdi></strong>
              <span class="muted">{namedDayAndTime(one.at, now.value)} · {grouped(one.code)}</span>
              <span class="own-report-go">{text('resident.progress')}<Icon name="next" size={20} /></span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LookUp({ onFound }: { onFound: (code: string) => void }) {
  const [written, setWritten] = useState('');
  const [wrong, setWrong] = useState(false);

  function look(): void {
    const found = codeIn(written);
    setWrong(!found);
    if (found) onFound(found);
  }

  return (
    <form class="resident-look" onSubmit={(event) => { event.preventDefault(); look(); }}>
      <label>{text('resident.lookUp')}
        <input value={written} autocomplete="off" autocapitalize="none" spellcheck={false} data-testid="look-code"
          onInput={(event) => setWritten(event.currentTarget.value)} />
      </label>
      <p class="form-problem" role="alert" data-testid="look-problem">{wrong ? text('resident.codeUnreadable') : ''}</p>
      <button class="secondary wide" disabled={!written.trim()} data-testid="look">{text('resident.look')}</button>
    </form>
  );
}
