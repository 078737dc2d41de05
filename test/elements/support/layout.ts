import { deep } from './find.ts';

/** Elements that stick out of `place` sideways, or whose text does; there should be none. */
export function overflowing(place: HTMLElement): string[] {
  const { left, right } = place.getBoundingClientRect();
  return [...deep(place)].flatMap((element) => {
    if (!element.checkVisibility() || element.closest('.sr, svg, dialog') || element instanceof HTMLOptionElement || element instanceof HTMLOptGroupElement) return [];
    const box = element.getBoundingClientRect();
    if (box.width === 0) return [];
    const out = Math.max(left - box.left, box.right - right);
    const { display, overflowX } = getComputedStyle(element);
    const inner = display.startsWith('inline') || element instanceof HTMLSelectElement || overflowX !== 'visible' ? 0 : element.scrollWidth - element.clientWidth;
    return out > 1 || inner > 1 ? [`<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${Math.round(Math.max(out, inner))} px: ${element.textContent.trim().slice(0, 60)}`] : [];
  });
}

/** Makes every word in it as long as another language's would be: "Einstellungsänderungsbenachrichtigung". */
export function lengthenWords(place: HTMLElement): void {
  for (const element of deep(place)) {
    for (const node of element.childNodes) {
      if (node instanceof Text) node.data = node.data.replaceAll(/\p{L}{4,}/gu, (word) => word + word.toLowerCase());
    }
  }
}
