const requestHeaders = [
  'Authorization', 'If-Match', 'If-None-Match', 'Idempotency-Key', 'Content-Type', 'X-Request-Id', 'Accept-Language', 'Last-Event-ID',
  'Cache-Control',
];
const exposed = ['ETag', 'Location', 'Retry-After', 'Link', 'X-Request-Id', 'Content-Range'];

/** Cross-origin headers for an exact list of origins; any other origin gets none. No cookies, so no credentials. */
export function corsHeaders(request: Request, origins: ReadonlySet<string>): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (!origin || !origins.has(origin)) return {};
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed.join(', ') };
}

/** The answer to a preflight. */
export function preflight(request: Request, origins: ReadonlySet<string>, methods: readonly string[]): Response {
  const headers = new Headers({ Allow: methods.join(', '), Vary: 'Origin' });
  const cors = corsHeaders(request, origins);
  if (cors['Access-Control-Allow-Origin'] && request.headers.has('Access-Control-Request-Method')) {
    headers.set('Access-Control-Allow-Origin', cors['Access-Control-Allow-Origin']);
    headers.set('Access-Control-Allow-Methods', methods.join(', '));
    headers.set('Access-Control-Allow-Headers', requestHeaders.join(', '));
    headers.set('Access-Control-Max-Age', '7200');
  }
  return new Response(null, { status: 204, headers });
}
