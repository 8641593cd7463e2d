import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from '../i18n/chinaTime';
import { locale, text } from '../i18n/i18n';
import { call } from '../net/api';
import { ApiError } from '../net/problem';
import type { LedgerHead } from '../net/wire';
import { Header } from '../ui/Header';
import { Icon } from '../ui/Icon';
import { Notices, notifyError } from '../ui/Notices';
import { keyIdOf } from './jws';
import { ExportVerifier, lines, type Verdict } from './verifyExport';

const EXPORT = '/api/v1/ledger/export';
/** After so many lines the page says how far it is. */
const STEP = 500;

type Check = { at: 'none' } | { at: 'reading'; leaves: number } | { at: 'done'; verdict: Verdict };

export function LedgerApp() {
  const [head, setHead] = useState<LedgerHead | 'none' | null>(null);
  const [check, setCheck] = useState<Check>({ at: 'none' });
  useEffect(() => {
    call('GET', '/ledger/head', { signed: false }).then(setHead, (error) => {
      if (error instanceof ApiError && error.code === 'head_not_found') setHead('none');
      else notifyError(error);
    });
  }, []);

  async function verify(open: () => Promise<ReadableStream<Uint8Array>>): Promise<void> {
    setCheck({ at: 'reading', leaves: 0 });
    try {
      const verifier = new ExportVerifier();
      let count = 0;
      for await (const line of lines(await open())) {
        await verifier.read(line);
        count += 1;
        if (count % STEP === 0) setCheck({ at: 'reading', leaves: verifier.leaves });
      }
      setCheck({ at: 'done', verdict: verifier.finish() });
    } catch (error) {
      setCheck({ at: 'none' });
      notifyError(error);
    }
  }

  const able = typeof crypto.subtle === 'object';
  const busy = check.at === 'reading';
  return (
    <div class="ledger">
      <Header title={text('ledger.title')} />
      <main>
        <section class="ledger-intro">
          <h2>{text('ledger.headline')}</h2>
          <p>{text('ledger.what')}</p>
        </section>
        <section class="card" aria-labelledby="head-title" data-testid="ledger-head">
          <h3 id="head-title">{text('ledger.head')}</h3>
          {head === null ? <p class="muted" role="status">{text('ledger.loading')}</p>
            : head === 'none' ? <p class="muted" data-testid="ledger-no-head">{text('ledger.noHead')}</p> : <HeadFacts head={head} />}
        </section>
        <section class="card" aria-labelledby="check-title">
          <h3 id="check-title">{text('ledger.check')}</h3>
          <p class="muted">{text('ledger.checkText')}</p>
          {!able && <p class="form-problem" data-testid="ledger-unable">{text('ledger.unable')}</p>}
          <div class="ledger-ways">
            <button type="button" class="primary" disabled={!able || busy} data-testid="ledger-verify"
              onClick={() => void verify(openExport)}>
              <Icon name="check" />{text('ledger.checkNow')}
            </button>
            <label class="secondary ledger-file">
              <input type="file" accept=".ndjson,.jsonl,application/x-ndjson" disabled={!able || busy} data-testid="ledger-file"
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  if (file) void verify(async () => file.stream());
                }} />
              <span>{text('ledger.checkFile')}</span>
            </label>
            <a class="secondary" href={EXPORT} download="ledger-log.ndjson">{text('ledger.download')}</a>
          </div>
          <div role="status" aria-live="polite">
            {check.at === 'reading' && <p data-testid="ledger-reading">{text('ledger.reading', { count: number(check.leaves) })}</p>}
            {check.at === 'done' && <Outcome verdict={check.verdict} />}
          </div>
        </section>
      </main>
      <footer>
        <a href="/">{text('brand.name')}</a>
        <a href="/docs/contract">{text('ledger.docs')}</a>
      </footer>
      <Notices />
    </div>
  );
}

function HeadFacts({ head }: { head: LedgerHead }) {
  return (
    <dl class="ledger-facts">
      <div><dt>{text('ledger.size')}</dt><dd data-testid="ledger-size">{number(head.size)}</dd></div>
      <div><dt>{text('ledger.signedAt')}</dt><dd>{dayAndTime(head.at, Date.now())}</dd></div>
      <div><dt>{text('ledger.root')}</dt><dd><code>{head.root}</code></dd></div>
      <div><dt>{text('ledger.key')}</dt><dd><code>{keyIdOf(head.signature)}</code></dd></div>
    </dl>
  );
}

function Outcome({ verdict }: { verdict: Verdict }) {
  const right = verdict.findings.length === 0;
  return (
    <div class={`ledger-outcome ${right ? 'good' : 'bad'}`} data-testid="ledger-outcome" data-right={right}>
      <p><Icon name={right ? 'check' : 'warning'} size={28} /><strong>{text(right ? 'ledger.right' : 'ledger.wrong')}</strong></p>
      <p>{text('ledger.counts', { leaves: number(verdict.leaves), heads: number(verdict.heads), records: number(verdict.records) })}</p>
      {verdict.keyIds.length > 0 && <p>{text('ledger.signers')} {verdict.keyIds.map((id) => <code key={id}>{id}</code>)}</p>}
      {!right && (
        <ul>
          {verdict.findings.map(({ line, code }, at) => (
            <li key={at}>{text('ledger.finding', { line: number(line) })} {text(`ledger.found.${code}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function openExport(): Promise<ReadableStream<Uint8Array>> {
  const answer = await fetch(EXPORT, { cache: 'no-store' });
  if (!answer.ok || !answer.body) throw new ApiError(answer.status, 'internal_error');
  return answer.body;
}

const number = (value: number) => new Intl.NumberFormat(locale()).format(value);
