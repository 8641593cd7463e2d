import '../styles/screen.css';
import { render } from 'preact';
import { openSession, session } from '../accounts/session';
import { loadWords } from '../i18n/i18n';
import { ScreenApp } from '../screen/ScreenApp';
import { stationId } from '../screen/place';

openSession('device');
// A tab that was another station's screen before must not speak for this one.
if (session.value?.stationId && session.value.stationId !== stationId) session.value = null;
await loadWords();
const root = document.getElementById('app')!;
root.replaceChildren();
render(<ScreenApp />, root);
