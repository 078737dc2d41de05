/** The language of the page's part that an element stands in, through all shadow roots. */
export function langAround(element: Element): string | undefined {
  const near = element.closest<HTMLElement>('[lang]');
  if (near) return near.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : undefined;
}
