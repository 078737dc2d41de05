import { VoicemailInbox } from './voicemail-inbox.ts';

VoicemailInbox.define();

export { VoicemailInbox };

declare global {
  interface HTMLElementTagNameMap {
    'voicemail-inbox': VoicemailInbox;
  }
}
