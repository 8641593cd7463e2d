import '../styles/inbox.css';
import { openInboxPage } from '../inbox/inboxPage';

openInboxPage();
