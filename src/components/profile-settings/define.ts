import { ProfileSettings } from './profile-settings.ts';

ProfileSettings.define();

export { ProfileSettings };

declare global {
  interface HTMLElementTagNameMap {
    'profile-settings': ProfileSettings;
  }
}
