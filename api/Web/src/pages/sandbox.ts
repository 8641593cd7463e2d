import '../styles/sandbox.css';
import { openSandboxPage } from '../sandbox/sandboxPage';

openSandboxPage();
