import type { ComponentChildren } from 'preact';
import { dayAndTime, lastDay } from '../i18n/chinaTime';
import { lang, text, textIfKnown } from '../i18n/i18n';
import { Icon } from '../ui/Icon';
import type { HoursCertificate, Verdict } from './verifyCertificate';

/** So long after it was shown, a certificate may be a copy: seconds. */
const JUST_NOW_S = 600;

/** What is to be believed, in plain words. */
export function VerdictCard({ verdict, code }: { verdict: Verdict; code: string }) {
  const { fault, certificate, statusKnown } = verdict;
  return (
    <section class={`verify-outcome ${fault ? 'bad' : 'good'}`} aria-labelledby="outcome-title" data-testid="verify-outcome"
      data-fault={fault ?? 'none'}>
      <h3 id="outcome-title"><Icon name={fault ? 'warning' : 'check'} size={28} />{text(fault ? 'verify.wrong' : 'verify.right')}</h3>
      {fault ? <p>{text(`verify.fault.${fault}`)}</p> : <p>{text('verify.believed', { issuer: hostOf(certificate!.issuer) })}</p>}
      {!fault && <Doubts verdict={verdict} code={code} />}
      {!fault && !statusKnown && <p data-testid="verify-status-unknown">{text('verify.statusUnknown')}</p>}
      {certificate && !fault && <Content certificate={certificate} />}
    </section>
  );
}

/** What a signature cannot say: whether who stands here is the one who has shown it. */
function Doubts({ verdict: { showing }, code }: { verdict: Verdict; code: string }) {
  if (!showing) return <p data-testid="verify-unshown">{text('verify.unshown')}</p>;
  const time = dayAndTime(showing.at * 1000, Date.now());
  const isNow = Date.now() / 1000 - showing.at < JUST_NOW_S;
  return (
    <p data-testid="verify-shown">
      {text(showing.nonce === code ? 'verify.shownForCode' : isNow ? 'verify.shownNow' : 'verify.shownBefore', { time })}
    </p>
  );
}

function Content({ certificate }: { certificate: HoursCertificate }) {
  const { name, minutes, months, kinds, certifiers, issuer, issuedAt, expiresAt } = certificate;
  return (
    <dl class="verify-facts">
      <Fact title={text('verify.name')} testId="verify-name">{name}</Fact>
      <Fact title={text('verify.minutes')} testId="verify-minutes">{minutes === null ? null : duration(minutes)}</Fact>
      <Fact title={text('verify.months')} testId="verify-months">{lines(months.map((one) => [one.month, one.minutes]))}</Fact>
      <Fact title={text('verify.kinds')} testId="verify-kinds">
        {lines(kinds.map((one) => [textIfKnown(`task.type.${one.kind}`) ?? one.kind, one.minutes]))}
      </Fact>
      <Fact title={text('verify.certifiers')} testId="verify-certifiers">
        {lines(certifiers.map((one) => [lang.value === 'zh' ? one.name : one.nameEn, one.minutes]))}
      </Fact>
      <Fact title={text('verify.issuer')} testId="verify-issuer">{hostOf(issuer)}</Fact>
      <Fact title={text('verify.valid')} testId="verify-valid">
        {text('verify.validFrom', { from: dayAndTime(issuedAt * 1000, Date.now()), to: lastDay(new Date(expiresAt * 1000).toISOString()) })}
      </Fact>
    </dl>
  );
}

function Fact({ title, testId, children }: { title: string; testId: string; children: ComponentChildren }) {
  return (
    <div data-testid={testId}>
      <dt>{title}</dt>
      <dd>{children ?? <span class="muted">{text('verify.withheld')}</span>}</dd>
    </div>
  );
}

const lines = (rows: [string, number][]) => rows.length === 0 ? null
  : <ul>{rows.map(([what, minutes]) => <li key={what}><bdi>{what}</bdi><strong>{duration(minutes)}</strong></li>)}</ul>;

function duration(minutes: number): string {
  return minutes < 60 ? text('verify.durationMinutes', { n: minutes })
    : text('verify.duration', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** The address without its scheme; what is none is shown as it is. */
function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
