import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';

/** The user wants to call back. `preventDefault()` where the page places the call; else the browser hands the number to the phone app. */
export class VoicemailCallBackEvent extends Event {
  readonly message: VoicemailMessage;
  /** In E.164, or an extension. */
  readonly number: string;
  constructor(message: VoicemailMessage, number: string) {
    super('voicemail-call-back', { bubbles: true, composed: true, cancelable: true });
    this.message = message;
    this.number = number;
  }
}

/** The user wants to keep a message as a file. `preventDefault()` where the page keeps it; else the browser saves it. */
export class VoicemailDownloadEvent extends Event {
  readonly message: VoicemailMessage;
  readonly fileName: string;
  /** Fetches the sound; rejects with `ApiError`. */
  readonly load: () => Promise<Blob>;
  constructor(message: VoicemailMessage, fileName: string, load: () => Promise<Blob>) {
    super('voicemail-download', { bubbles: true, composed: true, cancelable: true });
    this.message = message;
    this.fileName = fileName;
    this.load = load;
  }
}

declare global {
  interface HTMLElementEventMap {
    'voicemail-call-back': VoicemailCallBackEvent;
    'voicemail-download': VoicemailDownloadEvent;
  }
}
