import '../styles/dispatch.css';
import { render } from 'preact';
import { openSession } from '../accounts/session';
import { DispatchApp } from '../dispatch/DispatchApp';
import { loadWords } from '../i18n/i18n';

openSession('dispatcher');
await loadWords();
const root = document.getElementById('app')!;
root.replaceChildren();
render(<DispatchApp />, root);
