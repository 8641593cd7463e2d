import '../styles/prices.css';
import { openHardshipPage } from '../prices/hardshipPage';

openHardshipPage();
