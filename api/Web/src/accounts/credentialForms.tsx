import { text } from '../i18n/i18n';
import type { ApiError } from '../net/problem';
import { Problem, useFormProblem } from '../ui/formProblem';
import type { Grant } from './session';

export interface FormProps {
  busy: boolean;
  /** Signs in. Null when it went well; a refusal with one of the codes that the form wants to show itself; undefined when it is shown already. */
  enter: (grant: Grant, own?: string[]) => Promise<ApiError | null | undefined>;
}

export const field = (form: EventTarget | null, name: string) => String(new FormData(form as HTMLFormElement).get(name) ?? '').trim();

/** What a form shows at a field of its own instead of beneath all. */
const OWN = ['sign_in_failed', 'locked_out', 'invalid_input'];
const PASSWORD_PLACES = {
  username: 'username', password: 'password', '!sign_in_failed': 'password', '!locked_out': 'password', '!invalid_input': 'password',
};
const DEVICE_PLACES = { secret: 'secret', stationId: 'secret', '!sign_in_failed': 'secret', '!locked_out': 'secret', '!invalid_input': 'secret' };

export function PasswordForm({ busy, enter }: FormProps) {
  const problem = useFormProblem(PASSWORD_PLACES);
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    problem.clear();
    const refused = await enter({ grant: 'password', username: field(form, 'username'), password: field(form, 'password') }, OWN);
    if (refused) problem.take(refused);
  }
  return (
    <form ref={problem.form} noValidate onSubmit={(event) => void submit(event)}>
      <label>{text('signIn.username')}
        <input name="username" autocomplete="username" required data-testid="username" {...problem.at('username')} />
        <Problem name="username" words={problem.of('username')} />
      </label>
      <label>{text('signIn.password')}
        <input name="password" type="password" autocomplete="current-password" required data-testid="password" {...problem.at('password')} />
        <Problem name="password" words={problem.of('password')} />
      </label>
      <Problem name="form" words={problem.rest} />
      <button class="primary wide" disabled={busy} data-testid="sign-in-submit">{text('signIn.enter')}</button>
    </form>
  );
}

export function DeviceForm({ busy, enter, stationId }: FormProps & { stationId: string }) {
  const problem = useFormProblem(DEVICE_PLACES);
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    problem.clear();
    const refused = await enter({ grant: 'device', stationId, secret: field(event.currentTarget, 'secret') }, OWN);
    if (refused) problem.take(refused);
  }
  return (
    <form ref={problem.form} noValidate onSubmit={(event) => void submit(event)}>
      <p class="muted">{text('signIn.deviceHint', { station: stationId })}</p>
      <label>{text('signIn.secret')}
        <input name="secret" type="password" autocomplete="off" required data-testid="device-secret" {...problem.at('secret')} />
        <Problem name="secret" words={problem.of('secret')} />
      </label>
      <Problem name="form" words={problem.rest} />
      <button class="primary wide" disabled={busy} data-testid="sign-in-submit">{text('signIn.enter')}</button>
    </form>
  );
}
