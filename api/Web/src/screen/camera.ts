interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector;

const LOOK_EVERY_MS = 200;
/** The same code stays in view for seconds after it was read; it must not be sent over and over. */
const SAME_AGAIN_MS = 5000;

/** The browser's own reader where it has one, else one in JavaScript that is only fetched now. */
async function makeLook(video: HTMLVideoElement): Promise<() => Promise<string | null>> {
  const native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (native) {
    const detector = new native({ formats: ['qr_code'] });
    return async () => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const g = canvas.getContext('2d', { willReadFrequently: true })!;
  return async () => {
    if (!video.videoWidth) return null;
    canvas.width = 480;
    canvas.height = Math.round((480 * video.videoHeight) / video.videoWidth);
    g.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = g.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(picture.data, picture.width, picture.height)?.data ?? null;
  };
}

/** Reads QR codes from the camera into a video element until the returned function is called. */
export async function readCamera(video: HTMLVideoElement, found: (code: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 960 } } });
  video.srcObject = stream;
  await video.play();
  const look = await makeLook(video);
  let last = { code: '', at: 0 };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look().then((code) => {
      if (!code || (code === last.code && Date.now() - last.at < SAME_AGAIN_MS)) return;
      last = { code, at: Date.now() };
      found(code);
    }, () => undefined).finally(() => { busy = false; });
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}
