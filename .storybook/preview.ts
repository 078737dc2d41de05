import type { Decorator, Preview } from '@storybook/web-components-vite';

const widths: Readonly<Record<string, string>> = { full: 'none', wide: '1200px', middle: '700px', narrow: '340px' };

/** Puts the story on a page of the chosen theme, language, direction and width, as a host page would. */
const page: Decorator = (story, { globals }) => {
  const { theme, locale, direction, width } = globals as Record<string, string>;
  const { documentElement: html, body } = document;
  html.lang = locale ?? 'en';
  html.dir = direction === 'language' ? '' : direction ?? '';
  html.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : 'light dark';
  body.style.fontFamily = 'system-ui, sans-serif';
  body.style.background = 'light-dark(#f6f6f8, #101216)';
  const shown = story();
  if (shown instanceof HTMLElement) {
    shown.style.maxWidth = widths[width ?? 'full'] ?? 'none';
    for (const element of shown.querySelectorAll('*')) if ('theme' in element) element.setAttribute('theme', theme ?? 'auto');
  }
  return shown;
};

const toolbar = <Icon extends string>(title: string, icon: Icon, items: Readonly<Record<string, string>>) => ({
  description: title,
  toolbar: { title, icon, dynamicTitle: true, items: Object.entries(items).map(([value, name]) => ({ value, title: name })) },
});

export default {
  decorators: [page],
  globalTypes: {
    theme: toolbar('Theme', 'contrast', { auto: 'Follows the system', light: 'Light', dark: 'Dark', 'high-contrast': 'High contrast' }),
    direction: toolbar('Direction', 'transfer', { language: 'As the language', ltr: 'Left to right', rtl: 'Right to left' }),
    locale: toolbar('Language', 'globe', {
      'en-GB': 'English', es: 'Español', fr: 'Français', 'fr-CA': 'Français (Canada)', 'pt-BR': 'Português (Brasil)', de: 'Deutsch', pl: 'Polski',
      ja: '日本語', he: 'עברית', ar: 'العربية', 'en-XA': 'Pseudo-language (40 % longer)',
    }),
    width: toolbar('Width', 'grow', { full: 'As wide as it gets', wide: '1200 pixels', middle: '700 pixels', narrow: '340 pixels' }),
  },
  initialGlobals: { theme: 'auto', direction: 'language', locale: 'en-GB', width: 'full' },
  parameters: { layout: 'padded', controls: { disable: true }, a11y: { test: 'error' } },
} satisfies Preview;
