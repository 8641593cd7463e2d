import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { type Key, text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { PlatformLink } from '../net/wire';
import { Dialog } from '../ui/Dialog';
import { notify } from '../ui/Notices';

/** The platforms that a rider is linked to, each with what it is told and since when; unlinking at any time. */
export function LinkedPlatforms() {
  const [links, setLinks] = useState<PlatformLink[] | null>(null);
  const [asked, setAsked] = useState<PlatformLink | null>(null);
  const [trouble, setTrouble] = useState('');

  async function attempt(act?: () => Promise<unknown>): Promise<void> {
    try {
      await act?.();
      setLinks((await call('GET', '/riders/me/platform-links')).items);
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }
  useEffect(() => { void attempt(); }, []);

  async function unlink({ platformId, name }: PlatformLink): Promise<void> {
    setAsked(null);
    await attempt(async () => {
      await call('DELETE', '/riders/me/platform-links/{platformId}', { path: { platformId } });
      notify(text('links.done', { name }), 'good');
    });
  }

  return (
    <section class="wallet-part" aria-labelledby="links-title" data-testid="platform-links">
      <h3 id="links-title">{text('links.title')}</h3>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {links && <p class="muted">{text(links.length === 0 ? 'links.none' : 'links.what')}</p>}
      <ul>
        {links?.map((link) => (
          <li key={link.platformId} class="wallet-line" data-testid="platform-link" data-id={link.platformId}>
            <span>
              <bdi>{link.name}</bdi>
              <small>{link.scopes.map((scope) => text(`link.scope.${scope}` as Key)).join(text('list.comma'))}</small>
              <small>{text('links.since', { time: dayAndTime(link.linkedAt, Date.now()) })}</small>
              {link.status === 'suspended' && <small>{text('links.suspended')}</small>}
            </span>
            <button type="button" class="secondary" data-testid="unlink" onClick={() => setAsked(link)}>{text('links.unlink')}</button>
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog title={text('links.sure', { name: asked.name })} testId="unlink-sure" onClose={() => setAsked(null)}>
          <p>{text('links.sureText')}</p>
          <button type="button" class="primary" data-testid="unlink-yes" onClick={() => void unlink(asked)}>{text('links.yes')}</button>
          <button type="button" class="secondary wide" onClick={() => setAsked(null)}>{text('links.no')}</button>
        </Dialog>
      )}
    </section>
  );
}
