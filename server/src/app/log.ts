/** One line about a request. Never a token, a name, an address or a path with ids in it. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly method?: string;
  /** The route's pattern, `/v1/me/devices/:id`. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly requestId?: string;
  /** Class of an unexpected error and where it was thrown, without its message. */
  readonly error?: string;
}
export type Log = (entry: LogEntry) => void;

/** Where an error comes from; its message may quote what a user typed, so it is left out. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim());
  return [error.name, ...frames].join(' | ');
}
