import { css } from 'lit';
import type { AutoDnd } from '../../client/contract/auto-dnd.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import type { SessionElement } from '../session-element.ts';
import { wear } from '../ui/wear.ts';
import { Agenda } from './agenda.ts';
import type { Drawers, Insides } from './drawers.ts';
import { en } from './more-en.ts';
import { More } from './more.ts';

const styles = css`
  h3 { margin: 0; padding: 10px 18px 8px; font-size: 13px; font-weight: 600; color: var(--_color-quiet); }
  section section + section > h3 { padding-block-start: 18px; border-block-start: 1px solid var(--_color-line); }
  h3 + .row { border-block-start: 0; padding-block-start: 6px; }
  .agenda, .drawer > p { margin: 0; padding: 0 18px 14px; }
  .agenda li { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding-block: 5px; }
  .agenda time { min-inline-size: 10em; font-variant-numeric: tabular-nums; }
  .agenda .over { color: var(--_color-quiet); }
  .agenda [aria-current] { font-weight: 600; }
  .drawer > .banner { margin: 0 18px 14px; }
  @container (max-width: 560px) {
    h3, .agenda, .drawer > p { padding-inline: 14px; }
    .drawer > .banner { margin-inline: 14px; }
  }
`;

/** What opens below the switch: one file for both, since both are small. */
export function insides(host: SessionElement, settings: SettingController<AutoDnd>, drawers: Drawers): Insides {
  wear(host, styles);
  const agenda = new Agenda(host, () => drawers.isOpen('today'));
  const more = new More(host, settings);
  const words = (): typeof en => host.inLanguage(en, 'calendar-dnd-more');
  return { today: () => agenda.render(words()), more: () => more.render(words()) };
}
