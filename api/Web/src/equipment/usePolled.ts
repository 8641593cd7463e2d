import { useEffect, useState } from 'preact/hooks';
import { describe } from '../net/problem';

/** How often what is shown is read anew while somebody looks at it, in milliseconds: a device that is being connected shows at once. */
const EVERY_MS = 3_000;

/** Something of the server's: what it is, why it could not be read, and how to read it anew at once. */
export function usePolled<T>(load: () => Promise<T>, key: string): { value: T | null; trouble: string; reload: () => Promise<void> } {
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState('');
  const [again, setAgain] = useState(0);

  useEffect(() => {
    let gone = false;
    let timer = 0;
    const read = async () => {
      try {
        const found = await load();
        // What was asked for before something else was chosen is not shown any more.
        if (!gone) { setValue(found); setTrouble(''); }
      } catch (error) {
        if (!gone) setTrouble(describe(error));
      }
      if (!gone) timer = window.setTimeout(next, EVERY_MS);
    };
    // Nobody looks at a page in the background.
    const next = () => {
      if (document.visibilityState === 'visible') void read();
      else timer = window.setTimeout(next, EVERY_MS);
    };
    void read();
    return () => { gone = true; clearTimeout(timer); };
  }, [key, again]);
  return { value, trouble, reload: async () => { setAgain((n) => n + 1); } };
}
