// Sets light or dark before the first paint. A plain file, so that the page needs no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('techmart.theme');
  } catch {
    chosen = null;
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
