import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { clockTime } from '../i18n/chinaTime';
import { call } from '../net/api';
import { now, serverNow } from '../net/clock';
import { ApiError, describe } from '../net/problem';
import { Problem } from '../ui/formProblem';
import { field, type FormProps } from './credentialForms';
import { clearPendingOtp, savePendingOtp, loadPendingOtp, maskPhone, sentOtp, waitingOtp, type PendingOtp } from './pendingOtp';

/** What is wrong with the code itself, and belongs beside it. */
const OF_CODE = ['otp_invalid', 'otp_expired', 'invalid_input'];

/** Signing in by phone: first the number, then the code. Where the code is awaited survives a reload. */
export function PhoneForm({ busy, enter }: FormProps) {
  const [code, setCode] = useState<PendingOtp | null>(() => loadPendingOtp(sessionStorage, serverNow()));
  const [phone, setPhone] = useState(code?.phone ?? '');
  const [problem, setProblem] = useState('');
  const [asking, setAsking] = useState(false);

  function awaitCode(next: PendingOtp): void {
    savePendingOtp(next, sessionStorage);
    setCode(next);
  }

  /** Asks for a code. Too soon is no failure: then one is on its way already. */
  async function ask(to: string): Promise<void> {
    setProblem('');
    if (!to) return setProblem(text('signIn.badPhone'));
    setPhone(to);
    setAsking(true);
    try {
      awaitCode(sentOtp(to, await call('POST', '/auth/otp', { body: { phone: to }, signed: false })));
    } catch (error) {
      const refused = error instanceof ApiError ? error : null;
      if (refused?.code === 'otp_too_soon') awaitCode(waitingOtp(to, refused.retryAfterMs, code, serverNow()));
      else setProblem(refused?.code === 'invalid_input' ? text('signIn.badPhone') : describe(error));
    } finally {
      setAsking(false);
    }
  }

  async function submit(typed: string): Promise<void> {
    setProblem('');
    const refused = await enter({ grant: 'otp', phone, code: typed }, OF_CODE);
    if (refused === null) clearPendingOtp(sessionStorage);
    else if (refused) setProblem(refused.code === 'invalid_input' ? text('signIn.badCode') : describe(refused));
  }

  function otherPhone(): void {
    clearPendingOtp(sessionStorage);
    setProblem('');
    setCode(null);
  }

  return code
    ? (
      <CodeForm code={code} problem={problem} busy={busy || asking} onSubmit={submit} onResend={() => ask(phone)} onOther={otherPhone}
        onWrite={() => setProblem('')} />
    )
    : (
      <form onSubmit={(event) => { event.preventDefault(); void ask(field(event.currentTarget, 'phone')); }} noValidate>
        <label>{text('signIn.phone')}
          <input name="phone" type="tel" inputMode="tel" autocomplete="tel-national" required defaultValue={phone} data-testid="phone"
            aria-invalid={problem !== ''} aria-describedby="problem-phone" onInput={() => setProblem('')} />
        </label>
        <Problem name="phone" words={problem} />
        <button class="primary wide" disabled={busy || asking} data-testid="send-code">{text('signIn.sendCode')}</button>
      </form>
    );
}

interface CodeProps {
  code: PendingOtp;
  problem: string;
  busy: boolean;
  onSubmit: (typed: string) => Promise<void>;
  onResend: () => Promise<void>;
  onOther: () => void;
  onWrite: () => void;
}

function CodeForm({ code, problem, busy, onSubmit, onResend, onOther, onWrite }: CodeProps) {
  const input = useRef<HTMLInputElement>(null);
  const wait = Math.ceil((code.retryAt - now.value) / 1000);
  const words = code.sentAt === null
    ? text('signIn.codeOnItsWay', { phone: maskPhone(code.phone) })
    : text('signIn.codeSent', { phone: maskPhone(code.phone), time: clockTime(code.sentAt) });
  return (
    <form onSubmit={(event) => { event.preventDefault(); void onSubmit(field(event.currentTarget, 'code')); }} noValidate>
      <p role="status" data-testid="code-sent">{words}</p>
      <label>{text('signIn.code')}
        <input ref={input} name="code" inputMode="numeric" autocomplete="one-time-code" required maxLength={32} data-testid="code"
          aria-invalid={problem !== ''} aria-describedby="problem-code" onInput={onWrite} />
      </label>
      <Problem name="code" words={problem} />
      <button class="primary wide" disabled={busy} data-testid="sign-in-submit">{text('signIn.enter')}</button>
      <button type="button" class="secondary wide" disabled={busy || wait > 0} data-testid="resend"
        onClick={() => { input.current!.value = ''; void onResend(); }}>
        {wait > 0 ? text('signIn.resendIn', { wait: waitWords(wait) }) : text('signIn.resend')}
      </button>
      <button type="button" class="secondary wide" data-testid="other-phone" onClick={onOther}>{text('signIn.otherPhone')}</button>
    </form>
  );
}

function waitWords(seconds: number): string {
  return seconds < 100 ? text('signIn.seconds', { n: seconds }) : text('signIn.minutes', { n: Math.ceil(seconds / 60) });
}
