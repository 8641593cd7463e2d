import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchPhoto } from '../net/api';
import { useAddressOf } from './useAddressOf';

/** The photos of a case, as the server keeps them. */
export function CasePhotos({ ids }: { ids: string[] }) {
  return <div class="case-photos">{ids.map((id) => <CasePhoto key={id} id={id} />)}</div>;
}

function CasePhoto({ id }: { id: string }) {
  const [photo, setPhoto] = useState<Blob | null>(null);
  const address = useAddressOf(photo);
  useEffect(() => {
    let gone = false;
    fetchPhoto(id).then((blob) => { if (!gone) setPhoto(blob); }, () => undefined);
    return () => { gone = true; };
  }, [id]);
  return address ? <img class="preview" src={address} alt={text('case.photo')} data-testid="case-photo" /> : null;
}
