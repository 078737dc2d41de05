import { create, type DefineOptions } from '../define.ts';
import type { SectionPanel } from './sections.ts';

/** Fetches a panel's code, registers it as the shell around it was, and makes one. Rejects when the code does not arrive. */
export async function makePanel(name: string, { load }: SectionPanel, options: DefineOptions): Promise<HTMLElement> {
  const panelClass = await load();
  // Another library's element may have the plain name; ours is then registered under one of our own.
  const tag = panelClass.define(options) ?? panelClass.define({ ...options, prefix: 'faceplate' });
  if (!tag) throw new Error(`<${name}> cannot be registered`);
  return create(tag, options.registry);
}
