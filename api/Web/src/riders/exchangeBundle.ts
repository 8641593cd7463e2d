/** Code and looks that only who looks for services needs. */
import '../styles/exchange.css';
import '../styles/wallet.css';

export { ExchangePanel } from '../exchange/ExchangePanel';
export { exchangeWords } from '../i18n/exchangeWords';
