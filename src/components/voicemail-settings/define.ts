import { VoicemailSettings } from './voicemail-settings.ts';

VoicemailSettings.define();

export { VoicemailSettings };

declare global {
  interface HTMLElementTagNameMap {
    'voicemail-settings': VoicemailSettings;
  }
}
