import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call, fetchPhoto, fetchVoice } from '../net/api';
import { describe } from '../net/problem';
import { Question } from '../net/question';
import { retryCommand } from '../net/retryCommand';
import type { Case, CasePhoto } from '../net/wire';
import { notifyError } from '../ui/Notices';
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
  const { address, trouble } = useBlob(() => fetchPhoto(id), id);
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
  const { address, trouble } = useBlob(() => fetchVoice(id), id);
  if (trouble) return <p class="muted">{trouble}</p>;
  return address ? <audio controls src={address} aria-label={text('inbox.voice')} data-testid="case-voice" /> : null;
}

/** What only a token opens, fetched and shown from memory. */
function useBlob(load: () => Promise<Blob>, id: string): { address: string; trouble: string } {
  const [shown, setShown] = useState({ address: '', trouble: '' });
  useEffect(() => {
    let made = '';
    let gone = false;
    load().then((blob) => {
      if (gone) return;
      made = URL.createObjectURL(blob);
      setShown({ address: made, trouble: '' });
    }, (error: unknown) => { if (!gone) setShown({ address: '', trouble: describe(error) }); });
    return () => { gone = true; if (made) URL.revokeObjectURL(made); };
  }, [id]);
  return shown;
}
