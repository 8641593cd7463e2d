import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Case, CaseHistory } from '../net/wire';
import { className, readClassesOf } from '../reports/caseClasses';
import { CaseCourse } from '../reports/CaseCourse';
import { doerText } from '../reports/caseText';
import { Dialog } from '../ui/Dialog';
import { CodeCard } from './CodeCard';
import { forgetOwn, ownReports } from './ownReports';

const doer = (entry: CaseHistory) => (entry.by === 'reporter' ? text('resident.by.reporter') : doerText(entry, ''));

/** How a report stands that is followed by its code. */
export function FollowDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const [view, setView] = useState<Case | null>(null);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    let gone = false;
    setView(null);
    setTrouble('');
    call('POST', '/public-reports/status', { body: { code }, signed: false }).then((found) => {
      if (gone) return;
      void readClassesOf(found.district);
      setView(found);
    }, (error: unknown) => { if (!gone) setTrouble(describe(error)); });
    return () => { gone = true; };
  }, [code]);
  const isOwn = ownReports.value.some((one) => one.code === code);
  return (
    <Dialog title={view ? className(view.class) : text('resident.progress')} testId="follow-dialog" kind="full" onClose={onClose}>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {!view && !trouble && <p class="empty" role="status">{text('resident.loading')}</p>}
      {view && <CaseCourse view={view} doer={doer} media={<Photos ids={view.photos.map(({ id }) => id)} />} />}
      <CodeCard code={code} />
      {isOwn && (
        <button type="button" class="linkish" data-testid="forget-report" onClick={() => { forgetOwn(code); onClose(); }}>
          {text('resident.forget')}
        </button>
      )}
    </Dialog>
  );
}

/** Those that the public may see. */
function Photos({ ids }: { ids: string[] }) {
  if (ids.length === 0) return null;
  return <div class="case-photos">{ids.map((id) => <img key={id} class="preview" src={`/api/v1/photos/${id}`} alt={text('case.photo')} />)}</div>;
}
