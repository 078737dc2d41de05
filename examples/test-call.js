// Stands in for somebody who rings: the demo's phone system tells the server of a call, and shows what it answered.
const element = (id) => document.getElementById(id);
const dialog = element('call');
const heard = element('heard');

const names = (targets = []) => targets.map(({ type, name, label, display, number, extension, displayName }) =>
  name ?? displayName ?? (type === 'voicemail' ? 'voicemail' : [label, display ?? number ?? extension].filter(Boolean).join(', '))).join(' and ');
const rings = ({ targets, ringSeconds }, otherwise) =>
  `${names(targets) || otherwise} ${targets?.length > 1 ? 'ring' : 'rings'}${ringSeconds ? ` for ${ringSeconds} seconds` : ''}.`;
const why = { manual: 'you turned it on', calendar: 'your calendar is busy', schedule: 'your company’s schedule says so', provider: 'your phone says so' };
const unreachable = 'The phone system could not be reached.';
/** What each step is, in a sentence. */
const sentences = {
  blocked: ({ reason }) => (reason === 'anonymous' ? 'You block callers who hide their number.' : 'You block this number.'),
  doNotDisturb: ({ reason }) => `Do not disturb is on: ${why[reason] ?? reason}.`,
  skipped: () => 'The group passes you over.',
  devices: (step) => rings(step, 'Your phone'),
  forwarding: (step) => rings(step, 'Another number'),
  voicemail: () => 'The caller is asked to leave a message.',
  busyTone: () => 'The caller hears a busy tone.',
  rejected: () => 'The caller is turned away.',
  message: () => 'The caller hears an announcement.',
  group: () => 'The group’s next member is called.',
  unanswered: () => 'The call rings out.',
};

element('ring').addEventListener('click', () => {
  heard.replaceChildren();
  dialog.showModal();
});
element('close').addEventListener('click', () => dialog.close());
element('dial').addEventListener('click', async () => {
  heard.replaceChildren(paragraph('Ringing…'));
  try {
    const response = await fetch('/demo/calls', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: element('user').value, from: element('caller').value || null }),
    });
    const answer = await response.json();
    if (!response.ok) {
      heard.replaceChildren(paragraph(`No call. ${answer.detail ?? unreachable}`));
      return;
    }
    const path = document.createElement('ol');
    for (const step of answer.route.steps) {
      const item = document.createElement('li');
      item.textContent = sentences[step.kind]?.(step) ?? step.kind;
      path.append(item);
    }
    heard.replaceChildren(path, answer.missed ? missed() : paragraph('Nobody missed anything.'));
  } catch {
    heard.replaceChildren(paragraph(`No call. ${unreachable}`));
  }
});

function paragraph(...content) {
  const element = document.createElement('p');
  element.className = 'end';
  element.append(...content);
  return element;
}

function missed() {
  const link = document.createElement('a');
  link.href = '/mailbox.html';
  link.textContent = 'test mailbox';
  return paragraph('A missed call. If you want mail about this number, it is in the ', link, ' in a moment.');
}
