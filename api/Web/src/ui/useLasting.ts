import { useEffect, useState } from 'preact/hooks';

/** True once something has been so for a while: what lasts a moment is not worth a word. */
export function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => { clearTimeout(timer); setLasting(false); };
  }, [on, ms]);
  return on && lasting;
}
