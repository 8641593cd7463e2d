import '../styles/resident.css';
import { openResidentPage } from '../residents/residentPage';

openResidentPage();
