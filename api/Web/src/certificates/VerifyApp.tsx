import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { Notices } from '../ui/Notices';
import { VerdictCard } from './VerdictCard';
import { type TrustedFacts, fetchFacts, newestFacts } from './trustedFacts';
import { type Verdict, verifyCertificate } from './verifyCertificate';

const SHORT = 's=';
/** What stands behind the # of an address is never sent to a server. */
const fromAddress = () => decodeURIComponent(location.hash.slice(1));
/** Six digits that a rider who stands here enters, so that nothing shown before can be used again. */
const newCode = () => String(crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000).padStart(6, '0');

export function VerifyApp() {
  const [facts, setFacts] = useState<TrustedFacts | null>(null);
  const [trouble, setTrouble] = useState('');
  const [given, setGiven] = useState('');
  const [code] = useState(newCode);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const able = typeof crypto.subtle === 'object';

  useEffect(() => {
    if (able) fetchFacts(Date.now()).then(setFacts, (error: unknown) => setTrouble(describe(error)));
  }, []);
  useEffect(() => {
    if (!facts) return undefined;
    const follow = () => void openLink(fromAddress());
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [facts !== null]);

  /** A link that brings a certificate is checked without another tap. */
  async function openLink(link: string): Promise<void> {
    if (!link) return;
    try {
      setVerdict(null);
      setTrouble('');
      const shown = link.startsWith(SHORT)
        ? (await call('GET', '/presentations/{id}', { path: { id: link.slice(SHORT.length) }, signed: false })).presentation
        : link;
      setGiven(shown);
      await verify(shown);
    } catch (error) {
      setTrouble(describe(error));
    }
  }

  async function verify(shown: string): Promise<void> {
    if (!facts) return;
    const check = ({ keys, lists }: TrustedFacts) => verifyCertificate(shown, keys, lists, { required: false }, Date.now() / 1000);
    let newest = await newestFacts(facts, Date.now());
    let found = await check(newest);
    if (found.fault === 'unknownKey' || !found.fault && !found.statusKnown) {
      newest = await newestFacts(newest, Date.now(), true);
      found = await check(newest);
    }
    setFacts(newest);
    // Made for this page of the issuer, or for nobody in particular.
    const elsewhere = found.showing !== null && found.showing.audience !== `${found.certificate?.issuer}/verify`;
    setVerdict(elsewhere && !found.fault ? { ...found, fault: 'otherAudience' } : found);
  }

  return (
    <div class="verify">
      <Header title={text('verify.title')} />
      <main>
        <section class="verify-intro">
          <h2>{text('verify.headline')}</h2>
          <p>{text('verify.what')}</p>
        </section>
        <section class="card" aria-labelledby="give-title">
          <h3 id="give-title">{text('verify.give')}</h3>
          {!able && <p class="form-problem" data-testid="verify-unable">{text('verify.unable')}</p>}
          {trouble && <p class="form-problem" role="alert">{trouble}</p>}
          <form onSubmit={(event) => { event.preventDefault(); void verify(given); }}>
            <label class="field">
              <span>{text('verify.paste')}</span>
              <textarea rows={4} spellcheck={false} autocomplete="off" value={given} data-testid="verify-text"
                onInput={(event) => { setVerdict(null); setGiven(event.currentTarget.value); }} />
            </label>
            <div class="verify-ways">
              <button type="submit" class="primary" disabled={!facts || !given.trim()} data-testid="verify-now">
                <Icon name="check" />{text('verify.now')}
              </button>
              <label class="secondary verify-file">
                <input type="file" accept=".txt,.jwt,.sd-jwt,text/plain" disabled={!facts} data-testid="verify-file"
                  onChange={(event) => {
                    const file = event.currentTarget.files?.[0];
                    if (file) void file.text().then((read) => { setGiven(read); void verify(read); });
                  }} />
                <span>{text('verify.file')}</span>
              </label>
            </div>
          </form>
          <p class="verify-code" data-testid="verify-code" data-code={code}>{text('verify.code', { code })}</p>
          <p class="muted" role="status" data-testid="verify-ready">
            {facts ? text('verify.ready', { time: dayAndTime(facts.fetchedAtMs, Date.now()) }) : !trouble && able && text('verify.loading')}
          </p>
        </section>
        <div role="status" aria-live="polite">{verdict && <VerdictCard verdict={verdict} code={code} />}</div>
      </main>
      <footer>
        <a href="/">{text('brand.name')}</a>
        <a href="/docs/contract#certificates">{text('verify.docs')}</a>
      </footer>
      <Notices />
    </div>
  );
}
