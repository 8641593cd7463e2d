import { useEffect, useState } from 'preact/hooks';

/**
 * Whether the window is at least so wide, in rem: a media query would go by the browser's letters, and not by those that the person
 * has made larger on this page.
 */
export function useMinWidth(rem: number): boolean {
  const [roomy, setRoomy] = useState(() => isRoomy(rem));
  useEffect(() => {
    const look = () => setRoomy(isRoomy(rem));
    // An element of one letter's size tells when letters change.
    const letter = document.createElement('i');
    letter.style.cssText = 'position:absolute;visibility:hidden;width:1rem;height:1px';
    letter.setAttribute('aria-hidden', 'true');
    document.body.append(letter);
    const watcher = new ResizeObserver(look);
    watcher.observe(letter);
    watcher.observe(document.documentElement);
    return () => { watcher.disconnect(); letter.remove(); };
  }, [rem]);
  return roomy;
}

function isRoomy(rem: number): boolean {
  return innerWidth >= rem * parseFloat(getComputedStyle(document.documentElement).fontSize);
}
