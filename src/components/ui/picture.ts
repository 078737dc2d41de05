import { html, nothing, type TemplateResult } from 'lit';

interface Person { readonly displayName: string | null; readonly firstName: string; readonly lastName: string }

/** As colleagues see it. */
export const nameOf = ({ displayName, firstName, lastName }: Person): string => displayName ?? `${firstName} ${lastName}`.trim();

export const initialsOf = (person: Person): string =>
  nameOf(person).split(/\s+/).slice(0, 2).map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '').join('').toLocaleUpperCase();

/** The picture in a circle, else the initials; always beside the name, never instead of it. */
export const face = (person: Person | undefined, url: string | undefined): TemplateResult => html`<span class="avatar" part="avatar" aria-hidden="true">${
  url ? html`<img src=${url} alt="">` : person ? initialsOf(person) : nothing}</span>`;
