import * as z from 'zod/mini';
import { Reason } from './contract/capabilities.ts';
import type { FieldIssue } from './contract/endpoint.ts';
import { Problem } from './contract/problem.ts';

/**
 * What a caller can do about a failure:
 * `offline` no answer came · `timeout` none came in time, 408 · `signed-out` no valid token · `forbidden` 403 · `not-found` 404, 410 ·
 * `invalid` 400, 413, 415, 422, 428 · `conflict` 409, 412 · `busy` 423, 429, 503 that says when · `server` other 5xx ·
 * `contract` an answer that is not what the contract promises.
 */
export type ErrorKind =
  'offline' | 'timeout' | 'signed-out' | 'forbidden' | 'not-found' | 'invalid' | 'conflict' | 'busy' | 'server' | 'contract';

export interface ApiErrorDetails {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly issues?: readonly FieldIssue[] | undefined;
  readonly reason?: Reason | undefined;
  readonly currentEtag?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/** The one error of this client. Its message is for developers: show the user a text chosen by `kind` and `code`. */
export class ApiError extends Error {
  readonly kind: ErrorKind;
  /** The same request may succeed later. */
  readonly retryable: boolean;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Stable code of the wire, for example `capability.readOnly`. */
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** What is wrong with which field. */
  readonly issues: readonly FieldIssue[];
  /** Why it is forbidden. */
  readonly reason: Reason | undefined;
  readonly currentEtag: string | undefined;
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, details: ApiErrorDetails = {}) {
    super(`Request failed: ${[kind, details.status, details.code].filter(Boolean).join(' ')}`, { cause: details.cause });
    Object.assign(this, details);
    this.name = 'ApiError';
    this.kind = kind;
    this.issues = details.issues ?? [];
    this.retryable = details.retryable ?? ['offline', 'timeout', 'busy', 'server', 'signed-out'].includes(kind);
  }
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'signed-out', 403: 'forbidden', 404: 'not-found', 408: 'timeout', 409: 'conflict', 410: 'not-found', 412: 'conflict', 423: 'busy', 429: 'busy',
};

/** The error that a status other than success and its body tell; the body may be anything, for example a proxy's page. */
export function refusal(status: number, body: unknown, sent: Pick<ApiErrorDetails, 'requestId' | 'retryAfterSeconds' | 'cause'> = {}): ApiError {
  const problem: Problem = z.safeParse(Problem, body).data ?? {};
  const saysWhen = status === 503 && sent.retryAfterSeconds !== undefined;
  const kind = kinds[status] ?? (saysWhen ? 'busy' : status >= 500 ? 'server' : status >= 400 ? 'invalid' : 'contract');
  return new ApiError(kind, {
    ...sent,
    status,
    code: problem.code,
    requestId: problem.requestId ?? sent.requestId,
    issues: problem.errors?.map(({ pointer, code, params }) => ({ pointer, code, ...(params && { params }) })),
    reason: z.safeParse(Reason, problem.reason).data,
    currentEtag: problem.currentEtag,
    params: problem.params,
    // 501: what the provider cannot do now it cannot do in a minute either.
    retryable: problem.retryable ?? (status === 501 ? false : undefined),
  });
}
