import { signal } from '@preact/signals';
import { session } from '../accounts/session';
import { call, newOperationId } from '../net/api';
import { ApiError, describe } from '../net/problem';
import { clockTime } from '../i18n/chinaTime';
import { text } from '../i18n/i18n';
import type { DoorCommand, Redemption } from '../net/wire';
import { playSignal } from '../ui/sound';
import { RecognitionController, type Door, type Greeting, type Trouble } from './recognitionController';
import { deliver, redeemCode, undo } from './deliveries';
import { stationId } from './stationId';

const WELCOME_MS = 9000;
/** Who is welcome already has read it all before. */
const ALREADY_MS = 4000;
/** Long enough to fetch something from a shelf, and to press once more when it was the wrong rider. */
const DELIVERED_MS = 20_000;

/** What stands over everything else: one thing at a time. */
export type OverlayContent =
  | { kind: 'welcome'; welcome: Greeting; door: Door; doorReason: string | null; already: boolean }
  | { kind: 'delivered'; redemption: Redemption; undone: boolean }
  | { kind: 'refused'; reason: string }
  | { kind: 'trouble'; trouble: Trouble };

export const overlay = signal<OverlayContent | null>(null);

let hide: ReturnType<typeof setTimeout> | undefined;

function showOverlay(value: OverlayContent, ms: number): void {
  overlay.value = value;
  clearTimeout(hide);
  hide = setTimeout(() => { overlay.value = null; }, ms);
}

/** The hub's welcome and the answer to a reading here describe the same person; the later one is merged into the first. */
export function greet(welcome: Greeting, door?: Door, already = false): void {
  const shown = overlay.value?.kind === 'welcome' ? overlay.value : null;
  const same = shown?.welcome.displayName === welcome.displayName ? shown : null;
  if (!same) playSignal('good');
  // A welcome that has only just appeared stays one, although the camera has looked twice.
  const repeated = already && (!same || same.already);
  showOverlay({
    kind: 'welcome',
    welcome: { ...same?.welcome, ...welcome },
    door: door ?? same?.door ?? 'none',
    doorReason: same?.doorReason ?? null,
    already: repeated,
  }, repeated ? ALREADY_MS : WELCOME_MS);
}

export function moveDoor(command: DoorCommand): void {
  const shown = overlay.value;
  if (shown?.kind !== 'welcome') return;
  const door = command.open ? 'opened' : command.reason === 'noDoor' ? 'none' : 'refused';
  overlay.value = { ...shown, door, doorReason: command.reason };
}

const controller = new RecognitionController({
  ask: (operationId, credential) => call('POST', '/stations/{id}/recognitions', { path: { id: stationId }, body: { operationId, credential } }),
  newOperationId,
  now: () => performance.now(),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
}, {
  welcome: greet,
  refused: (error) => {
    showOverlay({ kind: 'refused', reason: describe(error) }, WELCOME_MS);
    playSignal('bad');
  },
  trouble: (trouble) => showOverlay({ kind: 'trouble', trouble }, WELCOME_MS),
});

/** Asks the server who it is that was read. False when it could not be settled and may be read again. */
export async function recognise(candidates: string[]): Promise<boolean> {
  if (!session.value) return true;
  const code = redeemCode(candidates);
  if (!code) return controller.read(candidates);
  await show(() => deliver(code), false);
  return true;
}

/** Takes back what was just handed over here. */
export const takeBack = (redemption: Redemption): Promise<void> => show(() => undo(redemption), true);

async function show(act: () => Promise<Redemption>, undone: boolean): Promise<void> {
  try {
    showOverlay({ kind: 'delivered', redemption: await act(), undone }, undone ? WELCOME_MS : DELIVERED_MS);
    playSignal('good');
  } catch (error) {
    showOverlay({ kind: 'refused', reason: whyNot(error) }, WELCOME_MS);
    playSignal('bad');
  }
}

/** Who comes with a code that was used hears when and where. */
function whyNot(error: unknown): string {
  const used = error instanceof ApiError ? error.delivered : undefined;
  return used ? text('screen.usedBefore', { time: clockTime(used.at), place: used.where }) : describe(error);
}
