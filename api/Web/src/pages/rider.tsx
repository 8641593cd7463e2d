import '../styles/rider.css';
import { render } from 'preact';
import { openSession } from '../accounts/session';
import { loadWords } from '../i18n/i18n';
import { registerWorker } from '../offline/register';
import { RiderApp } from '../riders/RiderApp';
import { here } from '../riders/position';
import { loadNear, showKept } from '../stations/stationStore';

openSession('rider');
// The stations are asked for before anything is drawn: they are what the rider came for.
const firstStations = loadNear(here.value);
firstStations.catch(() => undefined);

async function draw(): Promise<void> {
  await loadWords();
  showKept(here.value);
  const root = document.getElementById('app')!;
  root.textContent = '';
  render(<RiderApp firstStations={firstStations} />, root);
  registerWorker();
}

void draw();
