import '../styles/dispatch.css';
import { render } from 'preact';
import { openSession } from '../accounts/session';
import { DispatchApp } from '../dispatch/DispatchApp';
import { loadWords } from '../i18n/i18n';

openSession('dispatcher');

async function draw(): Promise<void> {
  await loadWords();
  const root = document.getElementById('app')!;
  root.textContent = '';
  render(<DispatchApp />, root);
}

void draw();
