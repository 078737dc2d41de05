/** The user wants to see the messages; `<profile-settings>` goes there by itself. */
export class VoicemailInboxOpenEvent extends Event {
  constructor() {
    super('voicemail-inbox-open', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'voicemail-inbox-open': VoicemailInboxOpenEvent;
  }
}
