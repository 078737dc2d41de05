import { MusicOnHold } from './music-on-hold.ts';

MusicOnHold.define();

export { MusicOnHold };

declare global {
  interface HTMLElementTagNameMap {
    'music-on-hold': MusicOnHold;
  }
}
