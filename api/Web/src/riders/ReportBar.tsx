import { signal } from '@preact/signals';
import { session } from '../accounts/session';
import { loadWords, text } from '../i18n/i18n';
import { ApiError } from '../net/problem';
import { caseNews } from '../reports/ownCases';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { notifyError } from '../ui/Notices';
import { measure } from './position';

/** A report that begins with the picture that was taken, or with words; or what was reported before, with one of it open or not. */
export const reporting = signal<{ photo: File | null } | { caseId: string } | 'mine' | null>(null);

let ready = false;

/** Fetched while the camera is open, and there before the picture is. */
async function load() {
  const bundle = await import('./reportBundle');
  if (!ready) await loadWords(bundle.reportWords);
  ready = true;
  return bundle;
}

export const ReportDialogs = lazy(async () => ({ default: (await load()).ReportDialogs }));

function begin(): void {
  measure();
  load().catch(() => undefined);
}

/** The picture is held until the code is there, and where there is no network for it, the rider learns that at once. */
function open(what: typeof reporting.value): void {
  load().then(() => { reporting.value = what; }, () => notifyError(new ApiError(0, 'network')));
}

/** Opens a case of the rider's that a notice was about. */
export function openCase(caseId: string): void {
  if (session.value) open({ caseId });
}

/** One tap opens the camera, with what was seen still in view. */
export function ReportBar({ onSignIn }: { onSignIn: () => void }) {
  const signedIn = session.value !== null;
  const otherwise = (act: () => void) => (signedIn ? act : onSignIn);
  const news = caseNews.value.size;
  return (
    <section class="report-bar" aria-label={text('report.open')}>
      <label class="primary report-shoot">
        <Icon name="camera" size={30} />{text('report.open')}
        <input type="file" accept="image/jpeg" capture="environment" data-testid="report-camera"
          onClick={(event) => {
            if (!signedIn) event.preventDefault();
            otherwise(begin)();
          }}
          onChange={(event) => {
            const input = event.currentTarget;
            const photo = input.files?.[0];
            if (photo) open({ photo });
            input.value = '';
          }} />
      </label>
      <button type="button" class="secondary" data-testid="report-words" onClick={otherwise(() => open({ photo: null }))}>
        {text('report.withoutPhoto')}
      </button>
      <button type="button" class="secondary" data-testid="report-mine" onClick={otherwise(() => open('mine'))}>
        {text('report.mine')}{news > 0 && <span class="nav-flag">{news}</span>}
      </button>
    </section>
  );
}
