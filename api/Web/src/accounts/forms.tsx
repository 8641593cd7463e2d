import { useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { call } from '../net/api';
import { describe } from '../net/problem';
import type { Grant } from './session';

interface FormProps { busy: boolean; enter: (grant: Grant) => Promise<void> }

const field = (form: EventTarget | null, name: string) => String(new FormData(form as HTMLFormElement).get(name) ?? '').trim();

export function PhoneForm({ busy, enter, fail }: FormProps & { fail: (words: string) => void }) {
  const [sentTo, setSentTo] = useState('');

  async function sendCode(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const phone = field(event.currentTarget, 'phone').replace(/[\s-]/g, '');
    fail('');
    if (!/^(\+?86)?1[3-9]\d{9}$/.test(phone)) return fail(text('signIn.badPhone'));
    try {
      await call('/auth/otp', { method: 'POST', body: { phone }, signed: false });
      setSentTo(phone);
    } catch (error) {
      fail(describe(error));
    }
  }

  if (!sentTo) {
    return (
      <form onSubmit={(event) => void sendCode(event)} noValidate>
        <label>{text('signIn.phone')}
          <input name="phone" type="tel" inputMode="tel" autocomplete="tel-national" required data-testid="phone" />
        </label>
        <button class="primary wide" disabled={busy} data-testid="send-code">{text('signIn.sendCode')}</button>
      </form>
    );
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); void enter({ grant: 'otp', phone: sentTo, code: field(event.currentTarget, 'code') }); }}>
      <p role="status">{text('signIn.codeSent', { phone: sentTo })}</p>
      <label>{text('signIn.code')}
        <input name="code" inputMode="numeric" autocomplete="one-time-code" required maxLength={8} data-testid="code" />
      </label>
      <button class="primary wide" disabled={busy} data-testid="sign-in-submit">{text('signIn.enter')}</button>
      <button type="button" class="secondary wide" onClick={() => setSentTo('')}>{text('signIn.otherPhone')}</button>
    </form>
  );
}

export function PasswordForm({ busy, enter }: FormProps) {
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget;
    void enter({ grant: 'password', username: field(form, 'username'), password: field(form, 'password') });
  }
  return (
    <form onSubmit={submit}>
      <label>{text('signIn.username')}<input name="username" autocomplete="username" required data-testid="username" /></label>
      <label>{text('signIn.password')}<input name="password" type="password" autocomplete="current-password" required data-testid="password" /></label>
      <button class="primary wide" disabled={busy} data-testid="sign-in-submit">{text('signIn.enter')}</button>
    </form>
  );
}

export function DeviceForm({ busy, enter, stationId }: FormProps & { stationId: string }) {
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    void enter({ grant: 'device', stationId, secret: field(event.currentTarget, 'secret') });
  }
  return (
    <form onSubmit={submit}>
      <p class="muted">{text('signIn.deviceHint', { station: stationId })}</p>
      <label>{text('signIn.secret')}<input name="secret" type="password" autocomplete="off" required data-testid="device-secret" /></label>
      <button class="primary wide" disabled={busy} data-testid="sign-in-submit">{text('signIn.enter')}</button>
    </form>
  );
}
