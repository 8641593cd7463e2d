import { useEffect, useState } from 'preact/hooks';
import { dayAndTime, lastDay } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Certificate } from '../net/wire';
import { ShowCertificate } from './ShowCertificate';
import { type KeptCertificate, forgetCertificate, keepCertificate, keptCertificates } from './certificateStore';
import { newHolderKey } from './presentCertificate';

/** A rider's certificates of social hours: to get one, and to show one that this phone has the key of. */
export function HolderSection({ minutes }: { minutes: number }) {
  const [known, setKnown] = useState<Certificate[] | null>(null);
  const [kept, setKept] = useState<KeptCertificate[]>([]);
  const [shown, setShown] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function attempt(act: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    try {
      await act();
      const list = await call('GET', '/riders/me/certificates');
      setKnown(list.items);
      setKept(await keptCertificates().catch(() => []));
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    } finally {
      setBusy(false);
    }
  }
  useEffect(() => { void attempt(async () => undefined); }, []);

  async function issue(): Promise<void> {
    const { key, publicKey } = await newHolderKey();
    const issued = await call('POST', '/riders/me/certificates', { body: { key: publicKey } });
    await keepCertificate({ id: issued.id, certificate: issued.certificate, key, expiresAt: issued.expiresAt });
    setShown(issued.id);
  }

  async function revoke(id: string): Promise<void> {
    await call('POST', '/riders/me/certificates/{id}/revoke', { path: { id } });
    await forgetCertificate(id);
    setShown(null);
  }

  const able = typeof crypto.subtle === 'object' && typeof indexedDB === 'object';
  const now = Date.now();
  const valid = (known ?? []).filter(({ revokedAt, expiresAt }) => !revokedAt && Date.parse(expiresAt) > now);
  const revoked = (known ?? []).filter(({ revokedAt, expiresAt }) => revokedAt && Date.parse(expiresAt) > now);
  const open = kept.find(({ id }) => id === shown);
  return (
    <section class="wallet-part" aria-labelledby="certificates-title" data-testid="certificates">
      <h3 id="certificates-title">{text('certificate.title')}</h3>
      <p class="muted">{text('certificate.what')}</p>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {!able && <p class="form-problem">{text('certificate.unable')}</p>}
      <ul>
        {valid.map(({ id, issuedAt, expiresAt }) => (
          <li key={id} class="wallet-line" data-testid="certificate">
            <span>{text('certificate.of', { time: dayAndTime(issuedAt, now) })}
              <small>{text('certificate.until', { day: lastDay(expiresAt) })}</small></span>
            {kept.some((one) => one.id === id)
              ? (
                <button type="button" class="secondary" aria-expanded={shown === id} data-testid="certificate-show"
                  onClick={() => setShown(shown === id ? null : id)}>
                  {text('certificate.show')}
                </button>
              )
              : <small>{text('certificate.elsewhere')}</small>}
            <button type="button" class="plain" disabled={busy} data-testid="certificate-revoke" onClick={() => void attempt(() => revoke(id))}>
              {text('certificate.revoke')}
            </button>
          </li>
        ))}
        {revoked.map(({ id, issuedAt, revocation, reason }) => (
          <li key={id} class="wallet-line" data-testid="certificate-revoked">
            <span>{text('certificate.of', { time: dayAndTime(issuedAt, now) })}
              <small>{text(`certificate.revoked.${revocation ?? 'office'}`)}{reason ? ` ${reason}` : ''}</small></span>
          </li>
        ))}
      </ul>
      {open && <ShowCertificate key={open.id} kept={open} />}
      {known && (
        <button type="button" class={valid.length === 0 ? 'primary' : 'secondary'} disabled={!able || busy || minutes <= 0}
          data-testid="certificate-issue" onClick={() => void attempt(issue)}>
          {text(valid.length === 0 ? 'certificate.get' : 'certificate.getAnother')}
        </button>
      )}
      {minutes <= 0 && <p class="muted">{text('certificate.noHours')}</p>}
    </section>
  );
}
