/** Registers every element under its own name. */
export * from './components/access-summary/define.ts';
export * from './components/blocked-callers/define.ts';
export * from './components/availability-status/define.ts';
export * from './components/calendar-dnd/define.ts';
export * from './components/caller-id/define.ts';
export * from './components/company-info/define.ts';
export * from './components/contact-import/define.ts';
export * from './components/device-list/define.ts';
export * from './components/integration-list/define.ts';
export * from './components/license-list/define.ts';
export * from './components/missed-call-toggle/define.ts';
export * from './components/notification-settings/define.ts';
export * from './components/personal-info/define.ts';
export * from './components/profile-launcher/define.ts';
export * from './components/profile-settings/define.ts';
export * from './components/settings-session/define.ts';
export * from './components/theme-switch/define.ts';
