export interface Ringtone { readonly id: string; readonly label: string; readonly address: string }

/** What the page has put there: `<audio slot="ringtones" id="marimba" data-label="Marimba" src="/marimba.mp3">`. */
export function ringtonesIn(slot: HTMLSlotElement | null): readonly Ringtone[] {
  return (slot?.assignedElements({ flatten: true }) ?? []).flatMap((each) => {
    if (!(each instanceof HTMLAudioElement)) return [];
    const { id, src, currentSrc, dataset } = each;
    const address = src || currentSrc;
    return id && address ? [{ id, address, label: dataset['label'] ?? id }] : [];
  });
}
