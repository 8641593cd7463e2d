import { useEffect, useRef, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { text } from '../i18n/i18n';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/Notices';
import { readCamera } from './camera';
import { recognise } from './screenState';
import { WedgeReader } from './wedge';

/** What reads the rider's code: any reader that types, always; the camera, when asked. */
export function ReaderBar({ onSignIn }: { onSignIn: () => void }) {
  const [camera, setCamera] = useState(false);
  useEffect(() => {
    if (!session.value) return;
    const reader = new WedgeReader();
    const pressed = (event: KeyboardEvent) => {
      const code = reader.key(event.key, event.timeStamp);
      if (!code) return;
      // The reader's Enter must not also press the button that happens to have the focus.
      event.preventDefault();
      void recognise(code);
    };
    addEventListener('keydown', pressed, true);
    return () => removeEventListener('keydown', pressed, true);
  }, [session.value?.subject]);

  if (!session.value) {
    return (
      <section class="reader" aria-label={text('screen.reader')}>
        <p class="muted">{text('screen.signedOut')}</p>
        <button type="button" class="primary" data-testid="sign-in-open" onClick={onSignIn}><Icon name="station" />{text('screen.signIn')}</button>
      </section>
    );
  }
  return (
    <section class="reader" aria-label={text('screen.reader')} data-testid="reader">
      {camera && <Camera onStop={() => setCamera(false)} />}
      <p class="reader-ready" data-testid="reader-ready"><Icon name="qr" size={32} /><span>{text('screen.showCode')}</span></p>
      <button type="button" class="secondary" aria-pressed={camera} data-testid="camera-toggle" onClick={() => setCamera(!camera)}>
        <Icon name="camera" />{text(camera ? 'screen.cameraOff' : 'screen.cameraOn')}
      </button>
      <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
    </section>
  );
}

function Camera({ onStop }: { onStop: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    readCamera(video.current!, (code) => void recognise(code)).then((end) => {
      if (gone) end();
      else stop = end;
    }, () => {
      notify(text('screen.noCamera'), 'bad');
      onStop();
    });
    return () => { gone = true; stop?.(); };
  }, []);
  return <video ref={video} class="camera" muted playsInline aria-label={text('screen.camera')} data-testid="camera" />;
}
