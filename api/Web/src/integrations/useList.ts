import { useEffect, useState } from 'preact/hooks';
import { describe } from '../net/problem';

/** How often a list is read anew while somebody looks at it, in milliseconds: events are told meanwhile. */
const EVERY_MS = 5_000;

/** A list of the server's: what it is, why it could not be read, and how to read it anew at once. */
export function useList<T>(load: () => Promise<{ items: T[] }>): { items: T[] | null; trouble: string; reload: () => Promise<void> } {
  const [items, setItems] = useState<T[] | null>(null);
  const [trouble, setTrouble] = useState('');

  async function reload(): Promise<void> {
    try {
      setItems((await load()).items);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }
  useEffect(() => {
    void reload();
    const again = setInterval(() => { if (document.visibilityState === 'visible') void reload(); }, EVERY_MS);
    return () => clearInterval(again);
  }, []);
  return { items, trouble, reload };
}
