import { serialStore } from './serial.ts';
import type { Listed, Store, StoredAnswer, StoredEvent, Transaction } from './store.ts';

interface Row { readonly position: number; readonly json: string }
interface State {
  documents: Map<string, Map<string, Row>>;
  events: (StoredEvent & { at: number })[];
  answers: Map<string, StoredAnswer>;
  position: number;
  eventId: number;
  /** Events up to this id may have been forgotten. */
  forgotten: number;
}

/** Keeps everything in this process; for browsers, stories and tests. */
export function memoryStore(now: () => Date = () => new Date()): Store {
  // Ids begin at the clock, so that a client of an older store is never told that it missed nothing.
  const first = now().getTime();
  let state: State = { documents: new Map(), events: [], answers: new Map(), position: 0, eventId: first, forgotten: first };

  const transaction = (emit: (event: StoredEvent) => void): Transaction => ({
    async get<T>(user: string, { path }: { path: string }) {
      const row = state.documents.get(user)?.get(path);
      return row && (JSON.parse(row.json) as T);
    },
    async put(user, { path }, value) {
      const own = state.documents.get(user) ?? new Map<string, Row>();
      state.documents.set(user, own);
      own.set(path, { position: own.get(path)?.position ?? (state.position += 1), json: JSON.stringify(value) });
    },
    async putAll(user, documents) {
      for (const [document, value] of documents) await this.put(user, document, value);
    },
    async remove(user, { path }) {
      state.documents.get(user)?.delete(path);
    },
    async list<T>(user: string, { folder }: { folder: string }) {
      const rows = [...(state.documents.get(user) ?? [])].filter(([path]) => path.startsWith(folder));
      return rows
        .map(([path, { position, json }]): Listed<T> => ({ id: path.slice(folder.length), position, value: JSON.parse(json) as T }))
        .toSorted((a, b) => a.position - b.position);
    },
    async users() {
      return [...state.documents].filter(([, own]) => own.has('profile')).map(([user]) => user);
    },
    async append(user, type, data) {
      const event = { id: (state.eventId += 1), user, type, data };
      state.events.push({ ...event, at: now().getTime() });
      emit(event);
    },
    async eventsAfter(user, id) {
      if (id < state.forgotten || id > state.eventId) return 'gone';
      return state.events.filter((event) => event.user === user && event.id > id)
        .map(({ id: eventId, type, data }) => ({ id: eventId, user, type, data }));
    },
    async lastEventId() {
      return state.eventId;
    },
    async answerTo(user, key) {
      return state.answers.get(JSON.stringify([user, key]));
    },
    async keepAnswer(user, key, answer) {
      state.answers.set(JSON.stringify([user, key]), answer);
    },
    async prune(eventsBefore, answersBefore) {
      const old = state.events.filter(({ at }) => at < eventsBefore);
      state.forgotten = old.at(-1)?.id ?? state.forgotten;
      state.events = state.events.slice(old.length);
      for (const [key, { at }] of state.answers) if (at < answersBefore) state.answers.delete(key);
    },
  });

  return serialStore({
    async run(work, emit) {
      const before = state;
      state = {
        ...state,
        documents: new Map([...state.documents].map(([user, own]) => [user, new Map(own)])),
        events: [...state.events],
        answers: new Map(state.answers),
      };
      try {
        return await work(transaction(emit));
      } catch (error) {
        state = before;
        throw error;
      }
    },
    close() {},
  });
}
