import { ProfileLauncher } from './profile-launcher.ts';

ProfileLauncher.define();

export { ProfileLauncher };

declare global {
  interface HTMLElementTagNameMap {
    'profile-launcher': ProfileLauncher;
  }
}
