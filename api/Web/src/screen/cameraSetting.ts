import { signal } from '@preact/signals';

const KEY = 'rs.screen.camera';

/** Whether staff have turned the camera on. Kept in the browser, so that after a power cut it comes on by itself. */
export const cameraWanted = signal(kept());

export function wantCamera(wanted: boolean): void {
  cameraWanted.value = wanted;
  try {
    if (wanted) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  } catch {
    // Then it is wanted for as long as this page lives.
  }
}

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}
