import { session } from '../accounts/session';
import { text } from '../i18n/i18n';
import { caseNews } from '../reports/ownCases';
import { Icon } from '../ui/Icon';

interface Props {
  /** The camera is being opened: what will be needed afterwards can be fetched, and the place measured. */
  onBegin: () => void;
  /** With the picture that was taken, or to begin with words. */
  onReport: (photo: File | null) => void;
  onMine: () => void;
  onSignIn: () => void;
}

/** One tap opens the camera, with what was seen still in view. */
export function ReportBar({ onBegin, onReport, onMine, onSignIn }: Props) {
  const signedIn = session.value !== null;
  const open = () => { onBegin(); onReport(null); };
  return (
    <div class="report-bar" role="group" aria-label={text('report.bar')}>
      {signedIn ? (
        <label class="primary report-shoot">
          <Icon name="camera" size={30} />{text('report.open')}
          <input type="file" accept="image/jpeg" capture="environment" data-testid="report-camera" onClick={onBegin}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) onReport(file);
            }} />
        </label>
      ) : (
        <button type="button" class="primary report-shoot" data-testid="report-sign-in" onClick={onSignIn}>
          <Icon name="camera" size={30} />{text('report.open')}
        </button>
      )}
      <button type="button" class="secondary" data-testid="report-words" onClick={signedIn ? open : onSignIn}>{text('report.withoutPhoto')}</button>
      <button type="button" class="secondary" data-testid="report-mine" onClick={signedIn ? onMine : onSignIn}>
        {text('report.mine')}{caseNews.value.size > 0 && <span class="nav-flag">{caseNews.value.size}</span>}
      </button>
    </div>
  );
}
