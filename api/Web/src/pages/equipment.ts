import '../styles/equipment.css';
import { openEquipmentPage } from '../equipment/equipmentPage';

openEquipmentPage();
