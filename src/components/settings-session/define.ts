import { SettingsSession } from './settings-session.ts';

SettingsSession.define();

export { SettingsSession };

declare global {
  interface HTMLElementTagNameMap {
    'settings-session': SettingsSession;
  }
}
