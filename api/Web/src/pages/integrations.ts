import '../styles/integrations.css';
import { openIntegrationsPage } from '../integrations/integrationsPage';

openIntegrationsPage();
