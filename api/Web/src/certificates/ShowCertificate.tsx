import { useEffect, useState } from 'preact/hooks';
import { lastDay } from '../i18n/chinaTime';
import { lang, text, textIfKnown } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import { Qr } from '../ui/Qr';
import type { KeptCertificate } from './certificateStore';
import { duration } from './certificateText';
import { type Part, newNonce, partsOf, present } from './presentCertificate';

interface Shown { presentation: string; link: string | null; until: string | null }

const GROUPS = ['name', 'minutes', 'months', 'kinds', 'certifiers'] as const;

/** The rider chooses what to show and to whom; the phone signs it, and makes a code and a link of it. */
export function ShowCertificate({ kept }: { kept: KeptCertificate }) {
  const [content, setContent] = useState<{ issuer: string; parts: Part[] } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [platform, setPlatform] = useState('');
  const [code, setCode] = useState('');
  const [lasting, setLasting] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    partsOf(kept.certificate, lang.value).then((read) => {
      setContent(read);
      // The total says what most ask for, and nothing of who or when.
      setChosen(new Set(read.parts.filter(({ of }) => of === 'minutes').map((part) => part.text)));
    }, (error: unknown) => setTrouble(describe(error)));
  }, [kept.id, lang.value]);

  function choose(part: string, isChosen: boolean): void {
    const next = new Set(chosen);
    if (isChosen) next.add(part);
    else next.delete(part);
    setChosen(next);
    setShown(null);
  }

  async function show(): Promise<void> {
    try {
      const { issuer, parts } = content!;
      const told = parts.map((part) => part.text).filter((part) => chosen.has(part));
      const audience = platform.trim() || `${issuer}/verify`;
      const presentation = await present(kept.certificate, told, kept.key, audience, code.trim() || newNonce(), Date.now() / 1000);
      if (platform.trim()) {
        setShown({ presentation, link: null, until: null });
      } else {
        const { id, expiresAt } = await call('POST', '/riders/me/presentations', { body: { presentation, lasting } });
        setShown({ presentation, link: `${location.origin}/verify#s=${id}`, until: expiresAt });
      }
      setTrouble('');
    } catch (error) {
      setTrouble(describe(error));
    }
  }

  if (!content) return trouble ? <p class="form-problem" role="alert">{trouble}</p> : null;
  return (
    <div class="certificate" data-testid="certificate-choice">
      <form onSubmit={(event) => { event.preventDefault(); void show(); }}>
        <p>{text('certificate.choose')}</p>
        {GROUPS.map((group) => {
          const parts = content.parts.filter(({ of }) => of === group);
          return parts.length > 0 && (
            <fieldset key={group}>
              <legend>{text(`certificate.part.${group}`)}</legend>
              {parts.map((part) => (
                <label key={part.text} class="check">
                  <input type="checkbox" checked={chosen.has(part.text)} data-testid={`part-${group}`}
                    onChange={(event) => choose(part.text, event.currentTarget.checked)} />
                  <span><bdi>{labelOf(part)}</bdi></span>
                </label>
              ))}
            </fieldset>
          );
        })}
        <label class="field">
          <span>{text('certificate.code')}</span>
          <input inputMode="numeric" autocomplete="off" maxLength={64} value={code} data-testid="certificate-code"
            onInput={(event) => { setCode(event.currentTarget.value); setShown(null); }} />
          <small class="muted">{text('certificate.codeText')}</small>
        </label>
        <details>
          <summary>{text('certificate.platform')}</summary>
          <label class="field">
            <span>{text('certificate.platformAddress')}</span>
            <input type="url" autocomplete="off" value={platform} placeholder="https://" data-testid="certificate-platform"
              onInput={(event) => { setPlatform(event.currentTarget.value); setShown(null); }} />
            <small class="muted">{text('certificate.platformText')}</small>
          </label>
        </details>
        <label class="check">
          <input type="checkbox" checked={lasting} data-testid="certificate-lasting"
            onChange={(event) => { setLasting(event.currentTarget.checked); setShown(null); }} />
          <span>{text('certificate.lasting')}</span>
        </label>
        <button type="submit" class="primary" data-testid="certificate-make">{text('certificate.make')}</button>
      </form>
      {trouble && <p class="form-problem" role="alert">{trouble}</p>}
      {shown && <Presentation shown={shown} parts={content.parts.filter((part) => chosen.has(part.text))} />}
    </div>
  );
}

/** What is held out to somebody, sent or printed. */
function Presentation({ shown: { presentation, link, until }, parts }: { shown: Shown; parts: Part[] }) {
  const [copied, setCopied] = useState(false);
  async function send(): Promise<void> {
    try {
      if (navigator.share) {
        await navigator.share(link ? { url: link } : { text: presentation });
      } else {
        await navigator.clipboard.writeText(link ?? presentation);
        setCopied(true);
      }
    } catch {
      // Put away by the rider, or not allowed: the text stands there to be copied.
    }
  }

  return (
    <div class="certificate-shown" data-testid="certificate-shown">
      <h4>{text('certificate.title')}</h4>
      <ul>{parts.map((part) => <li key={part.text}><bdi>{labelOf(part)}</bdi></li>)}</ul>
      {link && <Qr value={link} label={text('certificate.qr')} />}
      {link && <p class="certificate-link" data-testid="certificate-link">{link}</p>}
      {until && <p class="muted">{text('certificate.linkUntil', { day: lastDay(until) })}</p>}
      {!link && <textarea readOnly rows={4} aria-label={text('certificate.text')} value={presentation} data-testid="certificate-text" />}
      <div class="wallet-ways">
        <button type="button" class="secondary" data-testid="certificate-send" onClick={() => void send()}>
          {text(copied ? 'certificate.copied' : 'certificate.send')}
        </button>
        {link && <button type="button" class="secondary" onClick={() => window.print()}>{text('wallet.print')}</button>}
      </div>
    </div>
  );
}

function labelOf({ of, label, minutes }: Part): string {
  const named = of === 'kinds' ? textIfKnown(`task.type.${label}`) ?? label : label;
  return minutes === null ? named : named ? `${named} · ${duration(minutes)}` : duration(minutes);
}
