import { text } from '../i18n/i18n';
import type { ApiError } from '../net/problem';
import type { Grant } from './session';

export interface FormProps {
  busy: boolean;
  /** Signs in. Null when it went well; a refusal with one of the codes that the form wants to show itself; undefined when it is shown already. */
  enter: (grant: Grant, own?: string[]) => Promise<ApiError | null | undefined>;
}

export const field = (form: EventTarget | null, name: string) => String(new FormData(form as HTMLFormElement).get(name) ?? '').trim();

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
