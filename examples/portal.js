// The host's own code: its theme, who is signed in, and its address. The panels need nothing but `getToken`.
const element = (id) => document.getElementById(id);
const session = element('session');
const settings = element('settings');

// Appearance. The panels follow the page's color-scheme by themselves, so nothing is told to them.
const root = document.documentElement;
const radios = document.querySelectorAll('[name=theme]');
const wear = (theme) => {
  root.dataset.theme = theme;
  for (const radio of radios) radio.checked = radio.value === theme;
  keep(() => localStorage.setItem('northwind-theme', theme));
};
wear(root.dataset.theme);
for (const radio of radios) radio.addEventListener('change', () => wear(radio.value));
// What the user chooses among the settings, the whole page wears.
settings.addEventListener('settings-theme-change', (event) => {
  event.preventDefault();
  wear(event.theme);
});

// Language: what a user has chosen is spoken the next time, too.
settings.addEventListener('settings-language-change', ({ language }) => {
  keep(() => localStorage.setItem(`northwind-language-${signedIn}`, language));
});

// Address: the section is kept in the hash, so that it can be linked to and the back button works.
const showLinked = () => {
  const name = location.hash.slice(1);
  // An anchor of this page, such as the skip link's, is no section.
  if (!element(name)) settings.section = name || undefined;
};
showLinked();
window.addEventListener('hashchange', showLinked);
settings.addEventListener('settings-section-change', ({ section }) => { location.hash = section; });

// Sign-in: a stand-in for the portal's own. The token is fetched when the panels ask for it and kept nowhere.
const user = element('user');
let signedIn;

function signIn(id) {
  signedIn = id;
  keep(() => sessionStorage.setItem('northwind-user', id));
  session.locale = keep(() => localStorage.getItem(`northwind-language-${id}`)) ?? undefined;
  session.user = id;
  session.getToken = async () => {
    const response = await fetch('/demo/token', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ user: id }),
    });
    if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
    return (await response.json()).token;
  };
}

user.addEventListener('change', () => {
  const name = user.selectedOptions[0].textContent;
  if (settings.dirty && !window.confirm(`Sign in as ${name}? What you changed here is not saved and will be lost.`)) {
    user.value = signedIn;
    return;
  }
  signIn(user.value);
});

try {
  const response = await fetch('/demo/users');
  if (!response.ok) throw new Error(`users answered ${response.status}`);
  const { items: users } = await response.json();
  user.replaceChildren(...users.map(({ id, name }) => new Option(name, id)));
  const last = keep(() => sessionStorage.getItem('northwind-user'));
  if (users.some(({ id }) => id === last)) user.value = last;
  signIn(user.value);
} catch {
  element('notice').textContent = 'You could not be signed in. Check your connection, then load this page again.';
  element('notice').hidden = false;
}

/** Storage can be switched off; the page works without. */
function keep(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
