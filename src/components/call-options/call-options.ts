import { css, html, nothing } from 'lit';
import { callRecording } from '../../client/contract/call-recording.ts';
import { groupsStatus } from '../../client/contract/groups-status.ts';
import { groups, type Group } from '../../client/contract/groups.ts';
import { reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow } from '../ui/field.ts';
import { checkField, selectField, toggleField } from '../ui/fields.ts';
import { icons } from '../ui/icons.ts';
import { en } from './en.ts';

type Mode = keyof typeof en.modes;

/** What a provider offers that does not say. */
const usualModes: readonly Mode[] = ['off', 'automatic', 'automaticWithPause', 'onDemand'];
/** Facts beside each other, in whatever language. */
const facts = (...all: (string | false | undefined)[]): string => all.filter(Boolean).join(' · ');

/**
 * Which groups' calls ring for the user, and how calls are recorded: to be looked at, or changed where the administrator allows it.
 *
 * @element call-options
 * @slot legal - What the law asks of who records, in the words of the page.
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class CallOptions extends PanelElement {
  static override readonly tag = 'call-options';
  static override styles = [PanelElement.styles, css`
    h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }
    .legal { margin-block-start: 12px; font-size: 13px; }
    .caution { display: flex; gap: 6px; align-items: center; color: var(--_color-warn); }
  `];

  readonly #groups = new CollectionController(this, groups);
  readonly #status = new SettingController(this, groupsStatus);
  readonly #recording = new SettingController(this, callRecording);

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    const isClosed = (feature: string): boolean => this.activeSession?.access(feature)?.access === 'none';
    // Whichever of the two is there is shown.
    const feature = isClosed('groups') && !isClosed('callRecording') ? 'callRecording' : 'groups';
    return { title: this.#words.title, lead: this.#words.lead, feature, shape: ['switch', 'switch', 'field'], problem: this.#words.problem };
  }

  protected override body(): unknown {
    return html`${this.#groupsCard()}${this.#recordingCard()}`;
  }

  #groupsCard(): unknown {
    const words = this.#words;
    const { strings } = this;
    const access = this.activeSession?.access('groups');
    if (access?.access === 'none') return access.reason ? this.#section('groups', words.groups, html`<p class="empty" part="empty">${reasonText(access, strings)}</p>`) : nothing;
    const all = this.#groups.items ?? [];
    if (all.length === 0) return this.#section('groups', words.groups, html`<p class="empty" part="empty">${words.noGroups}</p>`);
    const accepted = this.#status.bind('acceptGroupCalls');
    return this.#section('groups', words.groups, html`
      ${toggleField(accepted, { label: words.all, hint: words.allHint, words: strings, on: strings.on, off: strings.off })}
      ${all.map((group) => this.#group(group, accepted.access !== 'none' && accepted.value === false))}`);
  }

  #group({ id, name, type, extension, distribution = 'unknown', membership }: Group, isPaused: boolean): unknown {
    const words = this.#words;
    const about = facts(words.groupType[type], extension && words.extension(extension), words.distribution[distribution]);
    const field = this.#status.bind('byGroup', id);
    const isLocked = membership?.canChange === false && !field.changed;
    if (field.access !== 'write' || field.value === undefined || isLocked) {
      const reason = isLocked && membership.reason ? reasonText({ access: 'read', reason: membership.reason }, this.strings) : field.access === 'write' ? undefined : field.reason;
      const receiving = field.access === 'none' || field.value === undefined ? membership?.receiving : field.value && !isPaused;
      return lockedRow({ value: receiving, reason: undefined }, { label: name, hint: facts(about, reason), sub: true, print: (on: boolean) => (on ? words.active : words.paused) }, true);
    }
    const isLast = membership?.lastActive === true && field.changed && !field.value;
    return toggleField(field, {
      label: name, hint: isLast ? html`${about}<span class="caution">${icons.alert()}<span>${words.lastActive(name)}</span></span>` : about, words: this.strings, on: words.active, off: words.paused, sub: true, disabled: isPaused,
      print: (on: boolean) => (on ? words.active : words.paused),
    });
  }

  #recordingCard(): unknown {
    const words = this.#words;
    const { strings } = this;
    const access = this.activeSession?.access('callRecording');
    if (access?.access === 'none') {
      const text = access.reason?.code === 'planLimitation' ? words.noRecording : access.reason && reasonText(access, strings);
      return text ? this.#section('recording', words.recording, html`<p class="empty" part="empty">${text}</p>`) : nothing;
    }
    const mode = this.#recording.bind('mode');
    const chosen: Mode = mode.value ?? 'off';
    const offered = access?.params?.['modes'];
    const modes = usualModes.concat(['onDemandUserStart']).filter((each) => (Array.isArray(offered) ? offered.includes(each) : usualModes.includes(each)));
    const hint = words.modeHint[chosen];
    return this.#section('recording', words.recording, html`
      ${selectField({ ...mode, value: chosen, reason: [hint, mode.reason].filter(Boolean).join(' '), onInput: (value) => mode.onInput(value as Mode) }, {
    label: words.mode, hint, words: strings, print: (value: Mode) => words.modes[value], groups: [{ label: '', choices: modes.map((value) => ({ value, label: words.modes[value] })) }],
  })}
      ${chosen === 'off' ? nothing : html`${(['inbound', 'outbound'] as const).map((direction) => {
    const field = this.#recording.bind('directions', direction);
    return checkField({ ...field, issue: field.issueCode === 'required' ? words.oneDirection : field.issue }, { label: words[direction], words: strings, on: strings.on, off: strings.off, sub: true });
  })}${lockedRow({ value: this.#recording.value?.announcement, reason: undefined }, {
    label: words.announcement, hint: words.announcementHint, print: (on: boolean) => (on ? words.announced : words.notAnnounced),
  }, true)}`}`, chosen !== 'off' && mode.access === 'write' ? html`<p class="lead legal" part="legal"><slot name="legal">${words.legal}</slot></p>` : nothing);
  }

  #section(id: string, title: string, rows: unknown, after: unknown = nothing): unknown {
    return html`<section part=${id} aria-labelledby=${id}><h3 id=${id}>${title}</h3><div class="card" part="card">${rows}</div>${after}</section>`;
  }
}
