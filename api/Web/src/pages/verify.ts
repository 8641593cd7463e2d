import '../styles/verify.css';
import { openVerifyPage } from '../certificates/verifyPage';

openVerifyPage();
