import { figuresWords } from '../i18n/figuresWords';
import { drawPage } from '../ui/drawPage';
import { FiguresApp } from './FiguresApp';

/** The page on which anybody reads how well cases are answered, without an account. */
export function openFiguresPage(): void {
  void drawPage(() => <FiguresApp />, figuresWords);
}
