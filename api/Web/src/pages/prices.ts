import '../styles/prices.css';
import { openPricesPage } from '../prices/pricesPage';

openPricesPage();
