// Before the first paint, so that a dark page never flashes white. Everything else is in portal.js.
try {
  const theme = localStorage.getItem('northwind-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the page follows the system.
}
