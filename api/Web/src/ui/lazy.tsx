import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component whose code is fetched when it is first shown, after the page's first paint. */
export function lazy<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, waiting: () => string = () => '') {
  return function Lazily(props: P) {
    const [Loaded, setLoaded] = useState<ComponentType<P> | null>(null);
    useEffect(() => {
      let gone = false;
      load().then((module) => { if (!gone) setLoaded(() => module.default); }, () => undefined);
      return () => { gone = true; };
    }, []);
    if (Loaded) return <Loaded {...props} />;
    const words = waiting();
    return words ? <p class="empty" role="status">{words}</p> : null;
  };
}
