import { ThemeSwitch } from './theme-switch.ts';

ThemeSwitch.define();

export { ThemeSwitch };

declare global {
  interface HTMLElementTagNameMap {
    'theme-switch': ThemeSwitch;
  }
}
