/** What the page may know of microphones and speakers; none where it is not secure. */
export const mediaDevices = (): MediaDevices | undefined => (navigator as { mediaDevices?: MediaDevices }).mediaDevices;

/** What the user has said about the microphone; `prompt` where the browser does not tell. */
export async function permission(): Promise<PermissionState> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return 'prompt';
  }
}

/** The page around, or the page's own headers, do not let it use the microphone: then nobody is asked. */
export async function isForbidden(): Promise<boolean> {
  // Chromium says so; elsewhere a page that may not use them sees no microphones at all, where others see one without a name.
  const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy;
  if (policy) return !policy.allowsFeature('microphone');
  if (window.top === window) return false;
  const found = await mediaDevices()?.enumerateDevices().catch(() => []);
  return found !== undefined && !found.some(({ kind }) => kind === 'audioinput') && await permission() === 'denied';
}
