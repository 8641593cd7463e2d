import '../styles/fairness.css';
import { openFairnessPage } from '../fairness/fairnessPage';

openFairnessPage();
