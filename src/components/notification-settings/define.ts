import { NotificationSettings } from './notification-settings.ts';

NotificationSettings.define();

export { NotificationSettings };

declare global {
  interface HTMLElementTagNameMap {
    'notification-settings': NotificationSettings;
  }
}
