/** What the panel needs to be changed, beyond what shows its data; fetched once that is there. */
export { AvatarField } from './avatar-field.ts';
export { fetchCities } from './cities.ts';
export { Combobox } from './combobox.ts';
export { dialogStyles } from '../ui/dialog-styles.ts';
export { EmailRow } from './email-row.ts';
export { styles } from './styles.ts';
export { findZones } from './time-zones.ts';
export { wear } from '../ui/wear.ts';
