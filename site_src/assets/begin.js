// What stands before anything is painted, in the head, so that nothing moves or is painted anew later.
//
// Where Material keeps what a reader chose (its own inline script, as a file of the site).
// `__md_scope` is the root of this language; keys in the storage begin with its path.
window.__md_scope = new URL(document.currentScript.dataset.base, location);
window.__md_hash = (text) => [...text].reduce((hash, char) => (hash << 5) - hash + char.charCodeAt(0), 0);
window.__md_get = (key, storage = localStorage, scope = __md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only means that the choice is not remembered.
  }
};

// What Material's bundle says of the root when it runs: by then the whole page would have to be styled once more.
document.documentElement.className = "js js-focus-visible";
document.documentElement.dataset.jsFocusVisible = "";

// The palette: the one chosen here, else the system's. Material's own would style the whole page three times more.
{
  const KEY = "__palette";
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const frame = Object.assign(document.createElement("meta"), { name: "theme-color" }); // of the browser around the page
  const put = () => {
    const scheme = __md_get(KEY)?.color?.scheme ?? (isDark.matches ? "slate" : "default");
    for (const each of [document.documentElement, document.body]) if (each) each.dataset.mdColorScheme = scheme;
  };
  const tint = () => {
    frame.content = getComputedStyle(document.body).backgroundColor;
    document.head.append(frame);
  };
  const choose = ({ target }) => {
    const pressed = target.closest?.(".palette");
    if (!pressed) return;
    __md_set(KEY, { color: { scheme: pressed.value } });
    put();
    tint();
    document.querySelector(`.palette:not([value="${pressed.value}"])`).focus();
  };

  put();
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    put();
  }).observe(document.documentElement, { childList: true });
  isDark.addEventListener("change", put);
  addEventListener("load", tint);
  document.addEventListener("click", choose);
}
