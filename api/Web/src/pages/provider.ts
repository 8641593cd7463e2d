import '../styles/provider.css';
import { openProviderPage } from '../provider/providerPage';

openProviderPage();
