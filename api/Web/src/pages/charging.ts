import '../styles/charging.css';
import { openChargingPage } from '../charging/chargingPage';

openChargingPage();
