import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';
import type { Reason } from '../../../src/client/contract/capabilities.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be read', 401: 'Sign-in needed', 403: 'Not allowed', 404: 'Not found', 405: 'Method not allowed',
  409: 'Conflict', 412: 'Changed in the meantime', 413: 'Too large', 415: 'Unsupported media type', 416: 'Range not satisfiable', 422: 'Some values are not accepted',
  428: 'Precondition needed', 429: 'Too many requests', 500: 'Something went wrong', 501: 'Not supported', 502: 'Provider unavailable',
  503: 'Provider unavailable',
};

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly (FieldIssue & { detail?: string })[];
  readonly reason?: Reason;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly currentEtag?: string;
  readonly retryable?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An expected failure: thrown anywhere, answered as RFC 9457 problem details. `code` is stable, `detail` is for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(status: number, code: string, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.details = details;
  }

  body(requestId: string) {
    const { headers: _, ...members } = this.details;
    const retryable = this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
    return {
      type: 'about:blank', title: titles[this.status] ?? 'Error', status: this.status, code: this.code, retryable, ...members, requestId,
    };
  }

  response(requestId: string): Response {
    return new Response(JSON.stringify(this.body(requestId)), {
      status: this.status,
      headers: { 'Content-Type': 'application/problem+json', ...this.details.headers },
    });
  }
}

export const notFound = (): Problem => new Problem(404, 'notFound');
export const invalid = (...errors: FieldIssue[]): Problem => new Problem(422, 'validation.failed', { errors });
