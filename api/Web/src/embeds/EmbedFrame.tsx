import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { lang, text, type Key } from '../i18n/i18n';
import { Mark } from '../ui/Header';
import { Notices, openDialogs } from '../ui/Notices';
import type { ParentPage } from './parentPage';

const titles: Record<string, Key> = { map: 'embed.map', report: 'embed.report', duty: 'embed.duty' };

/** What every embedded page has around it: its title, whose it is, and that its parent learns how high it is. */
export function EmbedFrame({ page, parent, children }: { page: string; parent: ParentPage; children: ComponentChildren }) {
  const frame = useRef<HTMLDivElement>(null);
  const title = text(titles[page]!);
  useEffect(() => { document.title = `${title} · ${text('brand.name')}`; }, [lang.value]);
  useEffect(() => {
    const watcher = new ResizeObserver(() => parent.tell({ type: 'height', px: Math.ceil(frame.current?.scrollHeight ?? 0) }));
    watcher.observe(frame.current!);
    return () => watcher.disconnect();
  }, []);
  return (
    // A dialog is as high as its window at most, and the window is this frame.
    <div class={`embed ${openDialogs.value.length > 0 ? 'roomy' : ''}`} ref={frame}>
      <header class="embed-top"><h1 data-testid="embed-title">{title}</h1></header>
      <main>{children}</main>
      <footer class="embed-by">
        <Mark /><span>{text('embed.by')}</span>
        <a href="/rider" target="_blank" rel="noopener">{text('embed.openApp')}</a>
      </footer>
      <Notices />
    </div>
  );
}
