import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchPhoto } from '../net/api';
import { describe } from '../net/problem';
import type { Evidence } from '../net/wire';

export function EvidenceView({ evidence }: { evidence: Evidence }) {
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState('');
  const { photoId } = evidence;
  useEffect(() => {
    if (!photoId) return;
    let made = '';
    let gone = false;
    fetchPhoto(photoId).then((blob) => {
      if (gone) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    }, (error: unknown) => setProblem(describe(error)));
    return () => { gone = true; if (made) URL.revokeObjectURL(made); };
  }, [photoId]);
  return (
    <figure class="evidence" data-testid="evidence">
      {address && <img src={address} alt={text('evidence.photo')} data-testid="evidence-photo" />}
      {!photoId && evidence.photoFollows && <p class="hint" role="status" data-testid="evidence-photo-follows">{text('evidence.photoFollows')}</p>}
      {problem && <p class="muted">{problem}</p>}
      {evidence.note && <figcaption data-testid="evidence-note"><bdi>{evidence.note}</bdi></figcaption>}
    </figure>
  );
}
