import { createMemoryServer } from '../../../server/src/memory.ts';
import '../../../src/components/notification-settings/define.ts';
import { createSession } from '../../../src/index.ts';
import { allByRole, nameOf, wordsOf } from './find.ts';

// With `?host`, this page asks the one around it; it tells that one all that can be read here, and is told what to do. `?insecure` pretends.

if (location.search === '?insecure') Object.defineProperty(window, 'isSecureContext', { value: false });
const server = createMemoryServer();
const [panel] = document.querySelectorAll('notification-settings');
if (!panel) throw new Error('The page is not whole');
const tell = (data: object): void => window.parent.postMessage(data, '*');
let answer: (shown: boolean) => void = () => undefined;

if (location.search === '?host') {
  panel.addEventListener('settings-notification-request', (event) => {
    event.respondWith(new Promise((resolve) => { answer = resolve; }));
    tell({ wants: event.wants });
  });
}
window.addEventListener('message', ({ data }) => {
  if (data === 'press') allByRole(panel, 'button', 'Turn on')[0]?.click();
  if (data === 'granted') answer(true);
});
panel.session = createSession({ baseUrl: '', locale: 'en-GB', getToken: () => server.token(), fetch: server.fetch });

let told = '';
setInterval(() => {
  const words = wordsOf(panel);
  if (words === told || panel.shadowRoot?.querySelector('[aria-busy=false]') === null) return;
  told = words;
  tell({ words, switches: allByRole(panel, 'switch').map(nameOf) });
}, 20);
