// Shows what the demo's mail server took in, and looks again every few seconds.
const list = document.getElementById('mails');
const empty = document.getElementById('empty');
const shown = new Set();

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

async function look() {
  try {
    const response = await fetch('/demo/mails');
    if (!response.ok) throw new Error(`mails answered ${response.status}`);
    const { items } = await response.json();
    for (const { id, to, subject, text, receivedAt } of items.toReversed()) {
      if (shown.has(id)) continue;
      shown.add(id);
      const item = document.createElement('li');
      const words = element('pre', text.trim());
      words.dir = 'auto';
      const title = element('h2', subject);
      title.dir = 'auto';
      item.append(title, element('p', `To ${to}, ${new Date(receivedAt).toLocaleString()}`), words);
      list.prepend(item);
    }
    empty.textContent = 'No mail yet. Make a test call with missed-call mail switched on.';
    empty.hidden = shown.size > 0;
  } catch {
    empty.textContent = 'The mails could not be read. This page tries again by itself.';
    empty.hidden = false;
  }
  setTimeout(look, 3000);
}
void look();
