import type { ApiError } from '../client/errors.ts';

const reach: EventInit = { bubbles: true, composed: true };

/** Before changes of one resource are sent; `preventDefault()` keeps them here, unsaved. */
export class SettingsSaveEvent extends Event {
  /** The resource's name, as in the HTTP contract. */
  readonly resource: string;
  /** JSON pointers (RFC 6901) of what changed. */
  readonly changes: readonly string[];
  constructor(resource: string, changes: readonly string[]) {
    super('settings-save', { ...reach, cancelable: true });
    this.resource = resource;
    this.changes = changes;
  }
}

/** Changes were saved, or something that acts at once was done. */
export class SettingsSavedEvent extends Event {
  readonly resource: string;
  /** What the server has now; null where it was removed. */
  readonly value: unknown;
  constructor(resource: string, value: unknown) {
    super('settings-saved', reach);
    this.resource = resource;
    this.value = value;
  }
}

/** Reading or saving failed; the panel already says so. */
export class SettingsErrorEvent extends Event {
  readonly resource: string;
  readonly error: ApiError;
  constructor(resource: string, error: ApiError) {
    super('settings-error', reach);
    this.resource = resource;
    this.error = error;
  }
}

/** A panel went from "all saved" to "unsaved changes", or back. */
export class SettingsDirtyChangeEvent extends Event {
  readonly dirty: boolean;
  constructor(dirty: boolean) {
    super('settings-dirty-change', reach);
    this.dirty = dirty;
  }
}

/** Another section of `<profile-settings>` is shown; for hosts that keep it in their address. */
export class SettingsSectionChangeEvent extends Event {
  readonly section: string;
  constructor(section: string) {
    super('settings-section-change', reach);
    this.section = section;
  }
}

/** The user has chosen another language; the session already speaks it. For hosts that follow. */
export class SettingsLanguageChangeEvent extends Event {
  /** BCP 47 tag. */
  readonly language: string;
  constructor(language: string) {
    super('settings-language-change', reach);
    this.language = language;
  }
}

/** What a user can choose; `system` follows the page's `color-scheme`. */
export type UserTheme = 'system' | 'light' | 'dark';

/**
 * Another theme is to be shown: the user tries one or took it back, or one was saved before. `preventDefault()` leaves the panels as they
 * are, for a page that changes its own `color-scheme`, which they then follow.
 */
export class SettingsThemeChangeEvent extends Event {
  readonly theme: UserTheme;
  constructor(theme: UserTheme) {
    super('settings-theme-change', { ...reach, cancelable: true });
    this.theme = theme;
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-save': SettingsSaveEvent;
    'settings-saved': SettingsSavedEvent;
    'settings-error': SettingsErrorEvent;
    'settings-dirty-change': SettingsDirtyChangeEvent;
    'settings-section-change': SettingsSectionChangeEvent;
    'settings-language-change': SettingsLanguageChangeEvent;
    'settings-theme-change': SettingsThemeChangeEvent;
  }
}
