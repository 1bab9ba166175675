/**
 * The theme that a person chose, set before anything is drawn: the studio itself starts after the first paint. A file of its own,
 * since the content security policy allows no script inside the page. `src/storage/theme.ts` writes what is read here.
 */
try {
  const theme = localStorage.getItem('offshoot-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the system's theme holds.
}
