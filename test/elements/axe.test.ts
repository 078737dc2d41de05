import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { Stage, type Scene } from '../../stories/support/stage.ts';
import * as access from '../../stories/access-summary.stories.ts';
import * as availability from '../../stories/availability-status.stories.ts';
import * as launcher from '../../stories/profile-launcher.stories.ts';
import * as calendar from '../../stories/calendar-dnd.stories.ts';
import * as blockedCallers from '../../stories/blocked-callers.stories.ts';
import * as callForwarding from '../../stories/call-forwarding.stories.ts';
import * as callOptions from '../../stories/call-options.stories.ts';
import * as callerId from '../../stories/caller-id.stories.ts';
import * as company from '../../stories/company-info.stories.ts';
import * as contacts from '../../stories/contact-import.stories.ts';
import * as devices from '../../stories/device-list.stories.ts';
import * as integrations from '../../stories/integration-list.stories.ts';
import * as licenses from '../../stories/license-list.stories.ts';
import * as missedCalls from '../../stories/missed-call-toggle.stories.ts';
import * as notifications from '../../stories/notification-settings.stories.ts';
import * as voicemail from '../../stories/voicemail-settings.stories.ts';
import * as personalInfo from '../../stories/personal-info.stories.ts';
import * as shell from '../../stories/profile-settings.stories.ts';
import * as session from '../../stories/settings-session.stories.ts';
import * as appearance from '../../stories/theme-switch.stories.ts';
import { sections } from '../../src/components/profile-settings/sections.ts';
import { deep } from './support/find.ts';

declare global {
  interface Window { readonly axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> } }
}

const stories = { voicemail, integrations, notifications, launcher, access, availability, licenses, appearance, blockedCallers, callOptions, calendar, callForwarding, callerId, company, contacts, devices, missedCalls, personalInfo, shell, session };

const everything: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    // About whole pages, and we are a part of one: what else is there, and how often a panel is, the page decides.
    'region': { enabled: false }, 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false }, 'landmark-unique': { enabled: false },
  },
  resultTypes: ['violations'],
};
/** What can differ between light and dark. */
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] };

const violations = async (place: HTMLElement, options: RunOptions): Promise<string[]> => {
  // A half-transparent moment has no contrast to speak of.
  await Promise.all([...deep(place)].flatMap((element) => element.getAnimations()).map(async (animation) => animation.finish()));
  const results = await window.axe.run(place, options);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
};

const scenes = Object.values(stories).flatMap(({ default: { title }, ...all }) => Object.entries(all).map(([name, { parameters: { scene } }]) => [`${title}: ${name}`, scene as Scene] as const));

describe('axe finds nothing wrong, in light and dark, with', () => {
  let stage: Stage | undefined;
  afterEach(() => {
    stage?.end();
    document.documentElement.style.removeProperty('color-scheme');
    document.body.style.removeProperty('background');
  });

  for (const [name, scene] of scenes) {
    it(name, async () => {
      document.body.style.background = 'Canvas';
      document.documentElement.style.colorScheme = 'light';
      stage = new Stage(scene);
      await stage.prepare();
      // A page that pins a theme has a background to match.
      if (stage.element.theme === 'dark') stage.place.style.colorScheme = 'dark';
      stage.place.style.background = 'Canvas';
      document.body.append(stage.place);
      await stage.play();
      // Where the page ends, the save bar stands in its own place and over nothing.
      window.scrollTo(0, document.documentElement.scrollHeight);
      expect(await violations(stage.place, everything)).to.deep.equal([]);
      document.documentElement.style.colorScheme = 'dark';
      expect(await violations(stage.place, colours)).to.deep.equal([]);
    });
  }

  it('every panel, for none is without stories', () => {
    expect([...new Set(scenes.map(([, { tag }]) => tag))]).to.include.members(Object.keys(sections));
  });
});
