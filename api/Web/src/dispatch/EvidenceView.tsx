import { text } from '../i18n/i18n';
import { fetchPhoto } from '../net/api';
import type { Evidence } from '../net/wire';
import { useFetchedAddress } from '../ui/useFetchedAddress';

export function EvidenceView({ evidence: { photoId, photoFollows, note } }: { evidence: Evidence }) {
  const { address, trouble } = useFetchedAddress(fetchPhoto, photoId);
  return (
    <figure class="evidence" data-testid="evidence">
      {address && <img src={address} alt={text('evidence.photo')} data-testid="evidence-photo" />}
      {!photoId && photoFollows && <p class="hint" role="status" data-testid="evidence-photo-follows">{text('evidence.photoFollows')}</p>}
      {trouble && <p class="muted">{trouble}</p>}
      {note && <figcaption data-testid="evidence-note"><bdi>{note}</bdi></figcaption>}
    </figure>
  );
}
