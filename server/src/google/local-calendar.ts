import { getGoogleStore, seedFromConfig } from '@emulators/google';
import { readBytes } from '../app/body.ts';
import { Problem } from '../app/problem.ts';

interface Person { readonly email: string; readonly name: string; readonly time_zone: string }
interface Options { readonly store: Parameters<typeof getGoogleStore>[0]; readonly baseUrl: string; readonly people: readonly Person[]; readonly now: () => Date }

const path = '/calendar';
const headers = {
  'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
const day = 86_400_000;
const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 24px; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.05rem; margin: 28px 0 4px; } p { margin: 4px 0 16px; }
form.new { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
label { display: grid; gap: 2px; } input, select, button { font: inherit; min-height: 44px; padding: 4px 10px; box-sizing: border-box; } input[type=number] { width: 7rem; }
ul { list-style: none; margin: 0; padding: 0; } li { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 6px 0; border-top: 1px solid #8884; }
li span { overflow-wrap: anywhere; flex: 1; } li time { min-width: 12rem; }
`;

/** A page on which a person makes and deletes events of the sample accounts, since the emulator has none. Undefined for other addresses. */
export function calendarPage({ store, baseUrl, people, now }: Options): (request: Request) => Promise<Response | undefined> {
  const { calendarEvents } = getGoogleStore(store);
  const list = (): Response => answer(pageOf(people.map((person) => ({
    person,
    events: calendarEvents.all().filter(({ user_email: email, end_date_time: end }) => email === person.email && Date.parse(end ?? '') > now().getTime() - day)
      .toSorted((a, b) => Date.parse(a.start_date_time ?? '') - Date.parse(b.start_date_time ?? ''))
      .map(({ google_id: id, summary, start_date_time: start, end_date_time: end }) => ({ id, summary, start: start ?? '', end: end ?? '' })),
  }))));

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === `${path}.css`) return answer(style, 'text/css; charset=utf-8');
    if (pathname !== path) return undefined;
    if (request.method === 'GET') return list();
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, POST' } });
    // Another page on this machine must not fill the calendar behind the person's back.
    if (!['same-origin', 'none', null].includes(request.headers.get('Sec-Fetch-Site'))) return answer('Only from this page\n', 'text/plain; charset=utf-8', 403);
    const form = await formOf(request);
    const event = calendarEvents.findOneBy('google_id', form.get('delete') ?? '');
    if (event) calendarEvents.delete(event.id);
    else if (!form.has('delete')) {
      const email = people.find((person) => person.email === form.get('account'))?.email;
      const [begins, lasts] = [wholeIn(form.get('begins'), 0, 1440), wholeIn(form.get('lasts'), 1, 1440)];
      if (email === undefined || begins === undefined || lasts === undefined) return answer('This cannot be an event\n', 'text/plain; charset=utf-8', 422);
      const start = now().getTime() + begins * 60_000;
      seedFromConfig(store, baseUrl, { calendar_events: [{
        id: crypto.randomUUID(), user_email: email, calendar_id: 'primary', summary: (form.get('title') ?? '').trim().slice(0, 100) || 'Meeting',
        start_date_time: new Date(start).toISOString(), end_date_time: new Date(start + lasts * 60_000).toISOString(),
      }] });
    }
    return new Response(null, { status: 303, headers: { ...headers, Location: path } });
  };
}

const answer = (body: string, type = 'text/html; charset=utf-8', status = 200): Response => new Response(body, { status, headers: { ...headers, 'Content-Type': type } });

function wholeIn(text: string | null, least: number, most: number): number | undefined {
  const value = /^\d{1,4}$/.test(text ?? '') ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}

/** What cannot be read is an empty form. */
async function formOf(request: Request): Promise<URLSearchParams> {
  try {
    const { bytes } = await readBytes(request, ['application/x-www-form-urlencoded'], 2048);
    return new URLSearchParams(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof Problem) return new URLSearchParams();
    throw error;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');

interface Shown { readonly id: string; readonly summary: string; readonly start: string; readonly end: string }

function pageOf(calendars: readonly { readonly person: Person; readonly events: readonly Shown[] }[]): string {
  const items = (events: readonly Shown[], timeZone: string): string => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
    return events.map(({ id, summary, start, end }) => `<li><time datetime="${escaped(start)}">${escaped(format.formatRange(Date.parse(start), Date.parse(end)))}</time>
        <span>${escaped(summary)}</span><form method="post" action="${path}"><button name="delete" value="${escaped(id)}" aria-label="Delete ${escaped(summary)}">Delete</button></form></li>`).join('\n      ');
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Calendars of the local Google</title>
    <link rel="stylesheet" href="${path}.css">
  </head>
  <body><main>
    <h1>Calendars of the local Google</h1>
    <p>Events of the sample accounts. Whoever has connected their calendar gets no calls while one runs.</p>
    <form class="new" method="post" action="${path}">
      <label>Account <select name="account">${calendars.map(({ person }) => `<option value="${escaped(person.email)}">${escaped(person.name)}</option>`).join('')}</select></label>
      <label>Title <input name="title" maxlength="100" value="Meeting" autocomplete="off"></label>
      <label>Begins in minutes <input name="begins" type="number" min="0" max="1440" value="1" required></label>
      <label>Lasts minutes <input name="lasts" type="number" min="1" max="1440" value="5" required></label>
      <button>Create event</button>
    </form>${calendars.map(({ person, events }) => `
    <h2>${escaped(person.name)}, ${escaped(person.email)} (${escaped(person.time_zone)})</h2>
    ${events.length > 0 ? `<ul>${items(events, person.time_zone)}</ul>` : '<p>No events</p>'}`).join('')}
  </main></body>
</html>
`;
}
