/**
 * Lets a page open without a network. A browser without service workers simply does without.
 *
 * @param page the address under which this very page and its files are kept; the rider's are kept in any case.
 */
export function registerWorker(page?: string): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const start = () => void navigator.serviceWorker.register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => { if (page) active?.postMessage({ keep: page, address: location.pathname, files: filesOfThisPage() }); })
    .catch(() => undefined);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

function filesOfThisPage(): string[] {
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
    .filter((address) => address.origin === location.origin && address.pathname.startsWith('/assets/'));
  return [...new Set(loaded.map((address) => address.pathname))];
}
