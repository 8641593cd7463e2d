import { text } from '../i18n/i18n';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/Notices';
import { grouped, linkOf } from './ownReports';

/** The code of a report and the link with it, to be kept elsewhere than on this phone. */
export function CodeCard({ code }: { code: string }) {
  const link = linkOf(code);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      notify(text('resident.copied'), 'good');
    } catch {
      // Without leave the link can still be marked and copied by hand.
      getSelection()?.selectAllChildren(document.querySelector('.code-link')!);
    }
  }

  return (
    <div class="code-card" data-testid="code-card">
      <p class="muted">{text('resident.code')}</p>
      <p class="code-text" data-testid="report-code">{grouped(code)}</p>
      <p class="code-link">{link}</p>
      <div class="action-row">
        <button type="button" class="secondary" data-testid="code-copy" onClick={() => void copy()}>
          <Icon name="link" />{text('resident.copy')}
        </button>
        {'share' in navigator && (
          <button type="button" class="secondary"
            onClick={() => { navigator.share({ title: text('resident.shareTitle'), url: link }).catch(() => undefined); }}>
            <Icon name="arrow" />{text('resident.share')}
          </button>
        )}
      </div>
    </div>
  );
}
