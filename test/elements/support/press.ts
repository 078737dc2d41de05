import { resetMouse, sendMouse } from '@web/test-runner-commands';

/** With the mouse itself, where a browser asks for a person's own hand: before a page may be heard, for example. */
export async function pressOn(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await resetMouse();
}
