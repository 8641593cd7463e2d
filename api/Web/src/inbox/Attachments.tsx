import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call, fetchPhoto, fetchVoice } from '../net/api';
import { Question } from '../net/question';
import { retryCommand } from '../net/retryCommand';
import type { Case, CasePhoto } from '../net/wire';
import { notifyError } from '../ui/Notices';
import { Recording } from '../ui/Recording';
import { useFetchedAddress } from '../ui/useFetchedAddress';
import { take } from './inboxState';

/** Photos and recordings of a case. A photo is the public's only after somebody here has looked at it and released it. */
export function Attachments({ view }: { view: Case }) {
  const { photos, voices } = view;
  if (photos.length + voices.length === 0) return null;
  return (
    <div class="attachments" data-testid="attachments">
      {photos.map((photo) => <Photo key={photo.id} view={view} photo={photo} />)}
      {voices.map(({ id }) => <Voice key={id} id={id} />)}
    </div>
  );
}

function Photo({ view, photo: { id, released } }: { view: Case; photo: CasePhoto }) {
  const { address, trouble } = useFetchedAddress(fetchPhoto, id);
  const [busy, setBusy] = useState(false);
  const question = useRef(new Question());

  async function change(): Promise<void> {
    const path = { id: view.id, photoId: id };
    setBusy(true);
    try {
      take(await question.current.ask((operationId) => retryCommand(() => (released
        ? call('POST', '/cases/{id}/photos/{photoId}/withdraw', { path, body: { operationId } })
        : call('POST', '/cases/{id}/photos/{photoId}/release', { path, body: { operationId } })))));
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <figure>
      {address && <a href={address} target="_blank" rel="noopener"><img src={address} alt={text('inbox.photo')} data-testid="case-photo" /></a>}
      {trouble && <p class="muted">{trouble}</p>}
      <figcaption>
        <span data-testid="photo-state">{text(released ? 'inbox.photoPublic' : 'inbox.photoNotPublic')}</span>
        {view.actions.includes(released ? 'withdrawPhoto' : 'releasePhoto') && (
          <button type="button" class="secondary" disabled={busy} data-testid={released ? 'photo-withdraw' : 'photo-release'}
            onClick={() => void change()}>
            {text(released ? 'inbox.photoWithdraw' : 'inbox.photoRelease')}
          </button>
        )}
      </figcaption>
    </figure>
  );
}

function Voice({ id }: { id: string }) {
  const { address, trouble } = useFetchedAddress(fetchVoice, id);
  if (trouble) return <p class="muted">{trouble}</p>;
  if (!address) return null;
  return (
    <Recording address={address} label={text('inbox.voice')} testId="case-voice" unplayable={text('inbox.unplayable')}
      download={text('inbox.download')} />
  );
}
