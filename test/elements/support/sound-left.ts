type Listen = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** What of sound is open on the page, of all that was opened since. */
export interface SoundLeft {
  /** Nothing of it should be there once nobody listens: what is open, by its kind. */
  now(): Readonly<Record<string, number>>;
  /** How much was opened altogether, so that a test knows that there was something to leave behind. */
  readonly opened: { microphones: number; contexts: number; played: number; urls: number; recorders: number };
  /** The page as it was. */
  restore(): void;
}

export function watchSound(): SoundLeft {
  const undo: (() => void)[] = [];
  const replace = <O extends object, K extends keyof O>(owner: O, key: K, make: (original: O[K]) => O[K]): void => {
    const own = Object.getOwnPropertyDescriptor(owner, key);
    Object.defineProperty(owner, key, { configurable: true, writable: true, value: make(owner[key]) });
    undo.push(() => { if (own) Object.defineProperty(owner, key, own); else Reflect.deleteProperty(owner, key); });
  };
  const tracks = new Set<MediaStreamTrack>();
  const contexts = new Set<AudioContext>();
  const recorders = new Set<MediaRecorder>();
  const played = new Set<HTMLMediaElement>();
  const urls = new Set<string>();
  const intervals = new Set<unknown>();
  const listeners = new Set<object>();
  const opened = { microphones: 0, contexts: 0, played: 0, urls: 0, recorders: 0 };
  const keep = (stream: MediaStream): MediaStream => {
    for (const track of stream.getTracks()) tracks.add(track);
    return stream;
  };

  const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (media) {
    replace(media, 'getUserMedia', (ask) => async (wish) => {
      opened.microphones++;
      return keep(await ask.call(media, wish));
    });
  }
  replace(window, 'AudioContext', (Context) => class extends Context {
    constructor(options?: AudioContextOptions) {
      super(options);
      opened.contexts++;
      contexts.add(this);
    }

    override createMediaStreamDestination(): MediaStreamAudioDestinationNode {
      const made = super.createMediaStreamDestination();
      keep(made.stream);
      return made;
    }
  });
  if ('MediaRecorder' in window) {
    replace(window, 'MediaRecorder', (Recorder) => class extends Recorder {
      constructor(stream: MediaStream, options?: MediaRecorderOptions) {
        super(stream, options);
        opened.recorders++;
        recorders.add(this);
      }
    });
  }
  replace(HTMLMediaElement.prototype, 'play', (play) => function playWatched(this: HTMLMediaElement) {
    opened.played++;
    played.add(this);
    return play.call(this);
  });
  replace(URL, 'createObjectURL', (create) => (object) => {
    const url = create.call(URL, object);
    opened.urls++;
    urls.add(url);
    return url;
  });
  replace(URL, 'revokeObjectURL', (revoke) => (url) => {
    urls.delete(url);
    revoke.call(URL, url);
  });
  replace(window, 'setInterval', (set) => ((run: () => void, ms?: number) => {
    const id = set.call(window, run, ms);
    intervals.add(id);
    return id;
  }) as typeof setInterval);
  replace(window, 'clearInterval', (clear) => (id) => { intervals.delete(id); clear.call(window, id); });

  for (const target of [window, document, media] as (Listen | undefined)[]) {
    if (!target) continue;
    // As a browser has it: the same listener added twice is there once, and goes with its signal.
    const marks = new Map<string, Map<unknown, object>>();
    const forget = (type: string, listener: unknown): void => {
      listeners.delete(marks.get(type)?.get(listener) ?? {});
      marks.get(type)?.delete(listener);
    };
    replace(target, 'addEventListener', (add) => (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions) => {
      add.call(target, type, listener, options);
      const signal = typeof options === 'object' ? options.signal : undefined;
      const ofType = marks.get(type) ?? marks.set(type, new Map()).get(type);
      if (signal?.aborted || ofType?.has(listener)) return;
      const mark = { type };
      ofType?.set(listener, mark);
      listeners.add(mark);
      signal?.addEventListener('abort', () => forget(type, listener));
    });
    replace(target, 'removeEventListener', (remove) => (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions) => {
      remove.call(target, type, listener, options);
      forget(type, listener);
    });
  }

  return {
    opened,
    now: () => ({
      tracks: [...tracks].filter(({ readyState }) => readyState === 'live').length,
      contexts: [...contexts].filter(({ state }) => state !== 'closed').length,
      recorders: [...recorders].filter(({ state }) => state !== 'inactive').length,
      playing: [...played].filter(({ paused }) => !paused).length,
      urls: urls.size, intervals: intervals.size, listeners: listeners.size,
    }),
    restore: () => { for (const step of undo.reverse()) step(); },
  };
}
