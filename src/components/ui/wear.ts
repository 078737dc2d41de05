import type { CSSResult, LitElement } from 'lit';

/** Puts on styles that come with code which is loaded when it is used. */
export function wear({ renderRoot }: LitElement, ...styles: readonly CSSResult[]): void {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  if (renderRoot instanceof ShadowRoot) renderRoot.adoptedStyleSheets = [...new Set([...renderRoot.adoptedStyleSheets, ...sheets])];
}
