/** Short tones made on the spot: no sound files to load, and nothing to fail when the network does. */
let context: AudioContext | null = null;

/** Browsers allow sound only after a touch, so the context is opened by the first one. */
function wake(): void {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume();
  } catch {
    context = null;
  }
}

addEventListener('pointerdown', wake, { passive: true });
addEventListener('keydown', wake, { passive: true });

const TUNES = {
  offer: [[880, 0], [1175, 0.16], [880, 0.32], [1175, 0.48]],
  good: [[784, 0], [1047, 0.14]],
  bad: [[330, 0], [262, 0.2]],
} as const;

const BUZZ = { offer: [200, 100, 200, 100, 400], good: [120], bad: [80, 60, 80] };

export function playSignal(kind: keyof typeof TUNES): void {
  // Without a user gesture vibration is blocked, and browsers log a warning.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZ[kind]);
  if (!context || context.state !== 'running') return;
  for (const [pitch, after] of TUNES[kind]) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + after;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.35, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.14);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.15);
  }
}
