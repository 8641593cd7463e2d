import '../styles/link.css';
import { openLinkPage } from '../partners/linkPage';

openLinkPage();
