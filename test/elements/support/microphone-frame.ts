import { troubleOf } from '../../../src/components/sound/microphone.ts';

/** Why there is no microphone here; nothing where there is one. */
async function trouble(): Promise<string> {
  try {
    for (const track of (await navigator.mediaDevices.getUserMedia({ audio: true })).getTracks()) track.stop();
    return '';
  } catch (error) {
    return troubleOf(error);
  }
}

window.parent.postMessage({ trouble: await trouble() }, '*');
