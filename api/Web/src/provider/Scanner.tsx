import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/i18n';
import { Camera, type CameraState } from '../camera/camera';

/** The phone's camera, reading codes until one was found. */
export function Scanner({ onFound, onClose }: { onFound: (code: string) => Promise<void>; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    const camera = new Camera(video.current!, { found: (code) => onFound(code).then(() => true), state: setState }, 'environment');
    return () => camera.close();
  }, []);
  const fault = state !== 'reading' && state !== 'starting';
  return (
    <div class="scanner" data-testid="scanner" data-state={state}>
      <video ref={video} muted playsInline hidden={fault} aria-label={text('screen.camera')} />
      <p role="status">{fault ? text(`screen.camera.${state}`) : text('provider.scanning')}</p>
      <button type="button" class="secondary" onClick={onClose}>{text('action.close')}</button>
    </div>
  );
}
