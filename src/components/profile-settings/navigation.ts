import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../client/contract/profile.ts';
import { face, nameOf } from '../ui/picture.ts';
import type { Entry } from './sections.ts';

interface NavigationState {
  readonly words: { readonly title: string; readonly section: string; readonly unsaved: string };
  readonly profile: Profile | undefined;
  /** Address of the user's picture. */
  readonly picture: string | undefined;
  readonly entries: readonly Entry[];
  readonly current: string | undefined;
  /** The server has said which sections there are. */
  readonly known: boolean;
  readonly state: (name: string) => 'clean' | 'dirty' | 'failed';
  readonly choose: (name: string) => void;
}

const who = (profile: Profile | undefined, picture: string | undefined): TemplateResult => html`<div class="who" part="who">
  ${face(profile, picture)}
  <div>${profile ? html`<b>${nameOf(profile)}</b><small>${profile.jobTitle}</small>` : nothing}</div></div>`;

/** Moves along the tabs by arrow keys, Home and End, and opens where it arrives (ARIA tabs pattern). */
function onKey(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const tab = tabs.at(to % tabs.length);
  tab?.focus();
  tab?.click();
}

/** The sections: a list of tabs at the side, or a selector where it is narrow. */
export function navigation({ words, profile, picture, entries, current, known, state, choose }: NavigationState): TemplateResult {
  const tab = ({ name, label, icon }: Entry): TemplateResult => {
    const now = state(name);
    return html`<button type="button" class="tab" part="tab" role="tab" id="tab-${name}" aria-selected=${name === current ? 'true' : 'false'}
      aria-controls=${name === current ? `panel-${name}` : nothing} tabindex=${name === current ? 0 : -1} @click=${() => choose(name)}>${icon?.() ?? nothing}<span>${label}</span>${
      now === 'clean' ? nothing : html`<span class="dot ${now}"></span><span class="sr">, ${words.unsaved}</span>`}</button>`;
  };
  return html`<nav part="navigation" aria-label=${words.title}>${who(profile, picture)}
    ${!known ? html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i><i></i></div>` : entries.length === 0 ? nothing : html`
      <select class="input picker" part="picker" aria-label=${words.section} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${entries.map(({ name, label }) => html`<option value=${name} .selected=${name === current}>${state(name) === 'clean' ? label : `${label} •`}</option>`)}
      </select>
      <div class="tabs" part="tabs" role="tablist" aria-orientation="vertical" aria-label=${words.title} @keydown=${onKey}>
        ${entries.map((entry, at) => [
          entry.group && entry.group !== entries[at - 1]?.group ? html`<span class="group" part="group" aria-hidden="true">${entry.group}</span>` : nothing,
          tab(entry),
        ])}
      </div>`}
  </nav>`;
}
