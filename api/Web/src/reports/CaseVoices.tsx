import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { fetchVoice } from '../net/api';
import { Recording } from '../ui/Recording';
import { useFetchedAddress } from '../ui/useFetchedAddress';

/** The recordings of a case, each fetched when somebody wants to hear it: on a slow line that is half a minute's worth. */
export function CaseVoices({ ids }: { ids: string[] }) {
  return <div class="case-voices">{ids.map((id) => <CaseVoice key={id} id={id} />)}</div>;
}

function CaseVoice({ id }: { id: string }) {
  const [wanted, setWanted] = useState(false);
  const { address, trouble } = useFetchedAddress(fetchVoice, wanted ? id : null);
  if (trouble) return <p class="form-problem" role="alert">{trouble}</p>;
  return address
    ? (
      <Recording address={address} autoPlay label={text('case.voice')} testId="case-voice" unplayable={text('case.unplayable')}
        download={text('case.download')} />
    )
    : (
      <button type="button" class="secondary wide" disabled={wanted} data-testid="case-listen" onClick={() => setWanted(true)}>
        {text('case.listen')}
      </button>
    );
}
