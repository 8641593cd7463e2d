import '../styles/screen.css';
import { openStationPage } from '../screen/stationPage';

openStationPage();
