import { sandboxWords } from '../i18n/sandboxWords';
import { drawPage } from '../ui/drawPage';
import { SandboxApp } from './SandboxApp';

/** What the delivery platform of the demo is told, believes and forgives, and switches for how it behaves. */
export function openSandboxPage(): void {
  void drawPage(() => <SandboxApp />, sandboxWords);
}
