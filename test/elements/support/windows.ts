import { sendKeys } from '@web/test-runner-commands';
import { until } from './find.ts';
import type { Visit } from './visit.ts';

let undo = (): void => undefined;
afterEach(() => { restoreWindows(); });

/** Windows open as they do, and those that were opened are closed. */
export function restoreWindows(): void {
  undo();
  undo = () => undefined;
}

/**
 * The windows that the page has opened, or a browser that lets it open none. `inside`: they are frames, which need no person and leave the
 * keyboard here.
 */
export function watchWindows(answer: 'open' | 'blocked' | 'inside' = 'open'): Window[] {
  const opened: Window[] = [];
  const frames: HTMLIFrameElement[] = [];
  const open = window.open.bind(window);
  const frame = (): Window | null => {
    const made = document.createElement('iframe');
    made.hidden = true;
    document.body.append(made);
    frames.push(made);
    return made.contentWindow;
  };
  window.open = (...args) => {
    const made = answer === 'open' ? open(...args) : answer === 'inside' ? frame() : null;
    if (made) opened.push(made);
    return made;
  };
  undo = () => {
    window.open = open;
    for (const each of opened) each.close();
    for (const each of frames) each.remove();
  };
  return opened;
}

/** With the keyboard, as browsers open windows for people only. */
export async function pressByKey(visit: Visit<HTMLElement>, name: string): Promise<void> {
  // A window that was open before may still have the keyboard.
  window.focus();
  await until('the keyboard on this page', () => document.hasFocus());
  (await visit.find('button', name)).focus();
  await sendKeys({ press: 'Enter' });
}
