export { Collection } from './collection.ts';
export type { Capabilities, Reason } from './contract/capabilities.ts';
export type { CollectionResource, Endpoint, FieldIssue, Method, Page, SettingResource, ViewResource } from './contract/endpoint.ts';
export type { DeepPartial } from './edits.ts';
export { ApiError, type ErrorKind } from './errors.ts';
export { createSession, Session, type Access, type CallInput, type SessionOptions } from './session.ts';
export { Setting, type Conflict } from './setting.ts';
export { Store, View, type Phase } from './store.ts';
