/** The items of a menu, those that the page put into its slot included. */
function itemsOf(menu: HTMLElement): HTMLElement[] {
  const slotted = menu.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
  return [...menu.querySelectorAll('[role=menuitem]'), ...slotted].filter((item): item is HTMLElement => item instanceof HTMLElement);
}

/** What the page puts into the menu is reached by arrows, as our own items are. */
export function asItems(slot: HTMLSlotElement): void {
  for (const item of slot.assignedElements({ flatten: true })) {
    if (!item.role) item.role = 'menuitem';
    if (item instanceof HTMLElement) item.tabIndex = -1;
  }
}

export const focusItem = (menu: HTMLElement, at: 0 | -1): void => itemsOf(menu).at(at)?.focus();

/** Arrows, Home and End move (ARIA menu pattern); Escape leads back to the button, and Tab on from it. */
export function onMenuKey(menu: HTMLElement, button: HTMLElement, event: KeyboardEvent): void {
  if (event.key === 'Tab' || event.key === 'Escape') {
    menu.hidePopover();
    // The browser does so itself, but not from what the page has put in.
    button.focus();
    return;
  }
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

/** Opens towards the middle of the window, from wherever the button is. */
export function place(menu: HTMLElement, button: HTMLElement): void {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const gap = 6;
  menu.style.inset = 'auto';
  if (left + right > innerWidth) menu.style.right = `${Math.max(8, innerWidth - right)}px`;
  else menu.style.left = `${Math.max(8, left)}px`;
  if (top + bottom > innerHeight) menu.style.bottom = `${innerHeight - top + gap}px`;
  else menu.style.top = `${bottom + gap}px`;
}
