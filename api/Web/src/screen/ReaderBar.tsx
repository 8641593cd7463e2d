import { useEffect, useRef, useState } from 'preact/hooks';
import { session, signOut } from '../accounts/session';
import { text } from '../i18n/i18n';
import { Icon } from '../ui/Icon';
import { Camera, type CameraState } from '../camera/camera';
import { cameraWanted, wantCamera } from './cameraSetting';
import { recognise } from './overlayState';
import { RecentDeliveries } from './RecentDeliveries';
import { candidates, PAUSE_MS, WedgeReader, type Reading } from './wedgeReader';

/** Reads riders' codes: a keyboard-wedge reader always, the camera when it is switched on. */
export function ReaderBar({ onSignIn, lineDown }: { onSignIn: () => void; lineDown: boolean }) {
  const [camera, setCamera] = useState<CameraState>('starting');
  const wanted = cameraWanted.value;
  useEffect(() => (session.value ? listen() : undefined), [session.value?.subject]);

  if (!session.value) {
    return (
      <section class="reader" aria-label={text('screen.reader')}>
        <p class="reader-words">{text('screen.signedOut')}</p>
        <button type="button" class="primary" data-testid="sign-in-open" onClick={onSignIn}><Icon name="station" />{text('screen.signIn')}</button>
      </section>
    );
  }
  const fault = wanted && camera !== 'reading' && camera !== 'starting' ? camera : null;
  return (
    <section class="reader" aria-label={text('screen.reader')} data-testid="reader" data-camera={wanted ? camera : 'off'}>
      {wanted && <Picture state={camera} onState={setCamera} />}
      <div class="reader-words" role="status">
        {lineDown ? (
          <p class="reader-fault" data-testid="reader-line"><Icon name="warning" size={32} /><span>{text('screen.readerLine')}</span></p>
        ) : (
          <p class="reader-ready" data-testid="reader-ready">
            <Icon name="qr" size={32} /><span>{text(fault ? 'screen.showCodeToReader' : 'screen.showCode')}</span>
          </p>
        )}
        {fault && (
          <p class="reader-fault" data-testid="camera-fault" data-fault={fault}>
            <Icon name="warning" size={22} /><span>{text(`screen.camera.${fault}`)}</span>
          </p>
        )}
      </div>
      <div class="reader-tools">
        <RecentDeliveries />
        <button type="button" class="secondary" aria-pressed={wanted} data-testid="camera-toggle" onClick={() => wantCamera(!wanted)}>
          <Icon name="camera" /><span>{text(wanted ? 'screen.cameraOff' : 'screen.cameraOn')}</span>
        </button>
        <button type="button" class="plain" data-testid="sign-out" onClick={signOut}>{text('signIn.out')}</button>
      </div>
    </section>
  );
}

/** Listens for a keyboard-wedge reader. Its final key must not press the focused button or move the focus. */
function listen(): () => void {
  const reader = new WedgeReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = (reading: Reading | null) => {
    if (reading) void recognise(candidates(reading));
    return reading !== null;
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!take(reader.pause(performance.now())) && reader.pending) wait(); }, PAUSE_MS);
  };
  const pressed = (event: KeyboardEvent) => {
    const { key, code, shiftKey, timeStamp } = event;
    // With AltGr some layouts write letters that a reader never asks for; the key itself is what counts.
    const chord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
    if (take(reader.press({ key, code, shiftKey, chord, at: timeStamp }))) event.preventDefault();
    else if (reader.pending) wait();
  };
  addEventListener('keydown', pressed, true);
  return () => {
    clearTimeout(timer);
    removeEventListener('keydown', pressed, true);
  };
}

function Picture({ state, onState }: { state: CameraState; onState: (state: CameraState) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const camera = new Camera(video.current!, { found: (code) => recognise([code]), state: onState });
    return () => camera.close();
  }, []);
  const hidden = state !== 'reading' && state !== 'blind';
  return <video ref={video} class="camera" muted playsInline hidden={hidden} aria-label={text('screen.camera')} data-testid="camera" />;
}
