import type { FieldIssue } from '../../client/contract/endpoint.ts';
import type { Access } from '../../client/session.ts';
import type { Strings } from '../strings/en.ts';

/** One value of a setting with all that a form field needs to show and change it. */
export interface Bound<V> {
  readonly id: string;
  readonly value: V | undefined;
  readonly access: 'none' | 'read' | 'write';
  readonly reason: string | undefined;
  readonly changed: boolean;
  readonly issue: string | undefined;
  readonly conflict: { readonly theirs: unknown; keepMine(): void; takeTheirs(): void } | undefined;
  readonly onInput: (value: V) => void;
  readonly onCommit: () => void;
}

/** Members of a member of a setting, where it is a plain object. */
export type Inner<T, K extends keyof T> = NonNullable<T[K]>;

/** An issue in words. */
export const issueText = ({ code, params = {} }: FieldIssue, strings: Strings): string =>
  (strings.issue[code] ?? strings.issue['invalid'])?.(params) ?? code;

/** Why something is locked, in words: the provider's own where it sent some. */
export const reasonText = (access: Access | undefined, strings: Strings): string =>
  access?.reason?.message ?? strings.reason[access?.reason?.code ?? 'unknown'];
