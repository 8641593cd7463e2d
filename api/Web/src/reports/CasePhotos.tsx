import { text } from '../i18n/i18n';
import { fetchPhoto } from '../net/api';
import { useFetchedAddress } from '../ui/useFetchedAddress';

/** The photos of a case, as the server keeps them. */
export function CasePhotos({ ids }: { ids: string[] }) {
  return <div class="case-photos">{ids.map((id) => <CasePhoto key={id} id={id} />)}</div>;
}

function CasePhoto({ id }: { id: string }) {
  const { address } = useFetchedAddress(fetchPhoto, id);
  return address ? <img class="preview" src={address} alt={text('case.photo')} data-testid="case-photo" /> : null;
}
