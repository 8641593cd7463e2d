import '../styles/prices.css';
import { openEditPage } from '../prices/editPage';

openEditPage();
