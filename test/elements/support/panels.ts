import * as all from '../../../src/index.ts';
import { panelsOf, sections } from '../../../src/components/profile-settings/sections.ts';
import { allByRole, nameOf } from './find.ts';
import { connectCalendar, mount, open, type Tag, type Visit, type VisitOptions } from './visit.ts';

export type Panel = HTMLElementTagNameMap[Tag] & all.PanelElement;
export interface PanelUnderTest {
  readonly tag: string;
  /** Without any of them there is nothing to show. */
  readonly features: readonly string[];
  /** There is nothing in it to change, whoever the user is. */
  readonly viewOnly: boolean;
  open(options?: VisitOptions<Panel>): Promise<Visit<Panel>>;
  mount(options?: VisitOptions<Panel>): Promise<Visit<Panel>>;
}

const zoes = <O extends VisitOptions<Panel>>(options: O): O => ({
  ...options,
  // So that every switch can be used.
  prepare: async (server) => {
    await connectCalendar(server);
    await options.prepare?.(server);
  },
});

const viewOnly = ['access-summary', 'license-list'];

/** Every panel there is: a new panel of the shell is in all the tests of panels by itself. */
export const panels: readonly PanelUnderTest[] = Object.keys(sections).flatMap((name) => [...panelsOf(name)]).map(([tag, { feature }]) => ({
  tag, features: feature.split(' '), viewOnly: viewOnly.includes(tag),
  open: (options = {}) => open(tag as 'personal-info', zoes(options) as VisitOptions<HTMLElementTagNameMap['personal-info']>) as Promise<Visit<Panel>>,
  mount: (options = {}) => mount(tag as 'personal-info', zoes(options) as VisitOptions<HTMLElementTagNameMap['personal-info']>) as Promise<Visit<Panel>>,
}));

/** The tags of the package's panels. */
export const exportedPanels = (): string[] => Object.values(all).flatMap((each) =>
  typeof each === 'function' && each.prototype instanceof all.PanelElement && 'tag' in each ? [String(each.tag)] : []);

/** A change that waits to be saved. */
export interface Change { readonly name: string; readonly isThere: () => boolean }

/** Changes the first thing that can be changed; undefined where everything acts at once. */
export async function change(visit: Visit<HTMLElement>): Promise<Change | undefined> {
  const [text] = visit.all('textbox');
  if (text instanceof HTMLInputElement) {
    const name = nameOf(text);
    const wanted = text.inputMode === 'numeric' ? '2468' : 'Zuzanna';
    await visit.type(name, wanted);
    return { name, isThere: () => visit.field(name).value === wanted };
  }
  const radio = allByRole(visit.place, 'radio').find((each) => each instanceof HTMLInputElement && !each.checked && !each.disabled);
  if (radio instanceof HTMLInputElement) {
    radio.click();
    const name = nameOf(radio);
    return { name, isThere: () => (visit.get('radio', name) as HTMLInputElement).checked };
  }
  const [toggle] = allByRole(visit.place, 'switch');
  if (!(toggle instanceof HTMLInputElement)) return undefined;
  const name = nameOf(toggle);
  const wanted = !toggle.checked;
  toggle.click();
  return { name, isThere: () => visit.isOn('switch', name) === wanted };
}
