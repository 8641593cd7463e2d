import { useEffect, useState } from 'preact/hooks';
import { describe } from '../net/problem';
import { useAddressOf } from './useAddressOf';

/** What only a token opens, fetched and shown from memory; and what went wrong, in words. Without an id there is nothing. */
export function useFetchedAddress(fetch: (id: string) => Promise<Blob>, id: string | null | undefined): { address: string; trouble: string } {
  const [content, setContent] = useState<Blob | null>(null);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    if (!id) return;
    let gone = false;
    const take = (blob: Blob | null, words: string) => {
      if (gone) return;
      setContent(blob);
      setTrouble(words);
    };
    fetch(id).then((blob) => take(blob, ''), (error: unknown) => take(null, describe(error)));
    return () => { gone = true; };
  }, [id]);
  return { address: useAddressOf(content), trouble };
}
