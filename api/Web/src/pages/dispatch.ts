import '../styles/dispatch.css';
import { openDispatchPage } from '../dispatch/dispatchPage';

openDispatchPage();
