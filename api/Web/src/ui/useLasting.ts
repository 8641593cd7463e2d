import { useEffect, useState } from 'preact/hooks';

/** True once `on` has been true for `ms`: short interruptions are not shown. */
export function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => { clearTimeout(timer); setLasting(false); };
  }, [on, ms]);
  return on && lasting;
}
