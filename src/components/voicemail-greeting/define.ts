import { VoicemailGreeting } from './voicemail-greeting.ts';

VoicemailGreeting.define();

export { VoicemailGreeting };

declare global {
  interface HTMLElementTagNameMap {
    'voicemail-greeting': VoicemailGreeting;
  }
}
