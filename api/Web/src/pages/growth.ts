import '../styles/growth.css';
import { openGrowthPage } from '../growth/growthPage';

openGrowthPage();
