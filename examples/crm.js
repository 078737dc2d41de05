// A host that makes the session itself: reading begins here, while the panels' code is still on its way.
import { createSession } from './faceplate/client.js';

const session = createSession({
  baseUrl: '/',
  locale: document.documentElement.lang,
  getToken: async () => {
    const response = await fetch('/demo/token', { method: 'POST' });
    if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
    return (await response.json()).token;
  },
});
session.prefetch('profile', 'notification-preferences', 'numbers', 'devices', 'integrations', 'auto-dnd');

for (const element of document.querySelectorAll('settings-session')) element.session = session;

// The user's theme is the whole page's: the panels follow its color-scheme, so they need not do anything about it.
document.addEventListener('settings-theme-change', (event) => {
  event.preventDefault();
  document.documentElement.style.colorScheme = event.theme === 'system' ? '' : event.theme;
});
