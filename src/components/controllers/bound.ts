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
  /** Which issue, for panels with words of their own. */
  readonly issueCode: string | undefined;
  readonly conflict: { readonly theirs: unknown; keepMine(): void; takeTheirs(): void } | undefined;
  readonly onInput: (value: V) => void;
  readonly onCommit: () => void;
}

/** Members of a member of a setting, where it is a plain object. */
export type Inner<T, K extends keyof T> = NonNullable<T[K]>;

/** The words for a code, where there are some. */
export const byCode = <W>(words: Readonly<Record<string, W>>, code: string): W | undefined => (Object.hasOwn(words, code) ? words[code] : undefined);

/** The limit that the words for a code tell. */
const limits: Readonly<Record<string, string>> = { tooShort: 'min', tooLong: 'max' };

/** An issue in words; a server may leave out its limits. */
export function issueText({ code, params = {} }: FieldIssue, { issue }: Strings): string {
  const limit = byCode(limits, code);
  const words = limit === undefined || typeof params[limit] === 'number' ? byCode(issue, code) : undefined;
  return (words ?? issue.invalid)(params);
}

/** Why something is locked, in words: the provider's own where it sent some. */
export const reasonText = (access: Access | undefined, strings: Strings): string =>
  access?.reason?.message ?? strings.reason[access?.reason?.code ?? 'unknown'];
