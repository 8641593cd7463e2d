import { openSession } from '../accounts/session';
import { equipmentWords } from '../i18n/equipmentWords';
import { drawPage } from '../ui/drawPage';
import { EquipmentApp } from './EquipmentApp';

/** Where station staff connect charging equipment and see how it does. */
export function openEquipmentPage(): void {
  openSession('operator');
  void drawPage(() => <EquipmentApp />, equipmentWords);
}
