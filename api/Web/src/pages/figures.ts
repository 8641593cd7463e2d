import '../styles/figures.css';
import { openFiguresPage } from '../figures/figuresPage';

openFiguresPage();
