import { useEffect, useState } from 'preact/hooks';

/** An address under which the page may show a picture or play a sound, for as long as it does. */
export function useAddressOf(content: Blob | null): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (!content) {
      setAddress('');
      return;
    }
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address;
}
