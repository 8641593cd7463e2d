import '../styles/rider.css';
import { openRiderPage } from '../riders/riderPage';

openRiderPage();
