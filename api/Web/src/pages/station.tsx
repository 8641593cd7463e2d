import '../styles/screen.css';
import { render } from 'preact';
import { openSession } from '../accounts/session';
import { loadWords } from '../i18n/i18n';
import { registerWorker } from '../offline/register';
import { ScreenApp } from '../screen/ScreenApp';
import { stationId } from '../screen/place';

openSession('device', stationId);

async function draw(): Promise<void> {
  await loadWords();
  const root = document.getElementById('app')!;
  root.textContent = '';
  render(<ScreenApp />, root);
  // After a power cut the screen is there before its network.
  registerWorker('/station');
}

void draw();
