import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Icon } from '../ui/Icon';
import { lazy } from '../ui/lazy';
import { useAddressOf } from '../ui/useAddressOf';

const CoverDialog = lazy(() => import('./CoverDialog'));

interface Props { photo: Blob | null; shrinking: boolean; onPick: (file: File) => void; onChange: (photo: Blob | null) => void }

/** The picture that goes along: taken again, covered where a face or a plate is on it, or left out. */
export function PhotoField({ photo, shrinking, onPick, onChange }: Props) {
  const [covering, setCovering] = useState(false);
  const address = useAddressOf(photo);
  return (
    <div class="report-photo">
      {shrinking && <p class="empty" role="status">{text('report.shrinking')}</p>}
      {!shrinking && address && <img class="preview" src={address} alt={text('task.photoPreview')} data-testid="report-preview" />}
      <div class="action-row">
        <label class="secondary photo-again">
          <Icon name="camera" />{text(photo ? 'task.photoAgain' : 'report.takePhoto')}
          <input type="file" accept="image/jpeg" capture="environment" data-testid="report-photo"
            onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) onPick(file); }} />
        </label>
        {photo && (
          <>
            <button type="button" class="secondary" data-testid="report-cover" onClick={() => setCovering(true)}>
              <Icon name="blocked" />{text('report.cover')}
            </button>
            <button type="button" class="secondary" data-testid="report-no-photo" onClick={() => onChange(null)}>{text('report.removePhoto')}</button>
          </>
        )}
      </div>
      {covering && photo && (
        <CoverDialog photo={photo} onClose={() => setCovering(false)} onDone={(covered) => { setCovering(false); onChange(covered); }} />
      )}
    </div>
  );
}
