import { useEffect, useState } from 'preact/hooks';
import { describe } from '../net/problem';

/** A list of the server's: what it is, why it could not be read, and how to read it anew. */
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
  useEffect(() => { void reload(); }, []);
  return { items, trouble, reload };
}
