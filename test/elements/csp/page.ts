import { createMemoryServer } from '../../../server/src/memory.ts';
import '../../../src/define.ts';
import { createSession, type SettingsSession } from '../../../src/index.ts';
import { allByRole, byRole, deep, ready, until, wordsOf } from '../support/find.ts';

export interface StrictPage {
  /** What the browser has refused so far. */
  readonly violations: readonly string[];
  /** What the user does on the page; what can be read in the end. */
  readonly walk: () => Promise<string>;
  /** The user plays a message; what the player says in place of a sound, once it can be heard or never will. */
  readonly listen: () => Promise<string>;
  /** Something the policy forbids. */
  readonly sin: () => void;
}
declare global {
  interface Window { strictPage?: StrictPage }
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
  violations.push(`${effectiveDirective}: ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`);
});

// Nobody goes there; that there is a way is enough for the button.
const nowhere = () => Promise.reject(new Error('Not in this test'));
const server = createMemoryServer({ connector: { start: nowhere, finish: nowhere, revoke: nowhere } });
const provider = document.querySelector<SettingsSession>('settings-session');
if (provider) provider.session = createSession({ baseUrl: '', locale: 'en-GB', getToken: () => server.token(), fetch: server.fetch });

async function walk(): Promise<string> {
  const { body } = document;
  await ready(body);
  const [personal, missed, calendar, devices, shell] = [...(provider?.children ?? [])] as HTMLElement[];
  if (!personal || !missed || !calendar || !devices || !shell) throw new Error('The page is not whole');
  const name = byRole(personal, 'textbox', 'First name') as HTMLInputElement;
  name.value = 'Zoe';
  name.dispatchEvent(new Event('input', { bubbles: true }));
  byRole(missed, 'switch', /^E-mail me/).click();
  for (const panel of [personal, missed]) {
    (await until('the button', () => allByRole(panel, 'button', 'Update settings')[0])).click();
    await until('the end of saving', () => wordsOf(panel).includes('Your settings are saved'));
  }
  byRole(devices, 'button', 'Sign out Pixel 9').click();
  (await until('the question', () => [...deep(devices)].find((each): each is HTMLElement => each.matches('dialog[open] [part=confirm]')))).click();
  await until('the device gone', () => wordsOf(devices).includes('Pixel 9 is removed.'));
  byRole(calendar, 'button', /Google/);
  for (const tab of allByRole(shell, 'tab')) {
    tab.click();
    await ready(shell);
  }
  return wordsOf(body);
}

async function listen(): Promise<string> {
  const inbox = document.createElement('voicemail-inbox');
  provider?.append(inbox);
  await ready(inbox);
  byRole(inbox, 'button', /^Play: Message from Harbour Dental/).click();
  // A page that nobody has touched may still wait for that. That it is the policy may be known a moment after it has failed.
  await until('a sound, or why there is none', () => allByRole(inbox, 'alert').find((each) => each.textContent !== 'This browser cannot play this sound.') ?? allByRole(inbox, 'slider').find((each) => (each as HTMLInputElement).value !== '0'));
  return allByRole(inbox, 'alert')[0]?.textContent ?? '';
}

window.strictPage = {
  violations, walk, listen,
  sin: () => {
    const style = document.createElement('style');
    style.textContent = 'p { color: red; }';
    document.head.append(style);
  },
};
