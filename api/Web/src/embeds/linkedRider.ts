import { useEffect, useState } from 'preact/hooks';
import { signal } from '@preact/signals';
import { call } from '../net/api';
import type { EmbeddedRider } from '../net/wire';
import type { ParentPage } from './parentPage';

/** Counts what the parent has said of tokens: somebody else may be signed in. */
export const tokensTold = signal(0);

const AGAIN_MS = 5000;

/** The linked rider as their platform knows them, and the task that they are on; null while nobody is linked, or nothing is known yet. */
export function useLinkedRider(parent: ParentPage): EmbeddedRider | null {
  const [rider, setRider] = useState<EmbeddedRider | null>(null);
  const told = tokensTold.value;
  useEffect(() => {
    let gone = false;
    let next: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      // Nobody looks at a page that is hidden.
      if (!document.hidden) {
        try {
          const found = await parent.token() ? await call('GET', '/embeds/me') : null;
          if (!gone) setRider(found);
        } catch {
          // What was known stays until something else is.
        }
      }
      if (!gone) next = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(next);
    };
  }, [told]);
  return rider;
}
