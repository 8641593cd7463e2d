import '../styles/start.css';
import { openStartPage } from '../start/startPage';

openStartPage();
