// The switch to the other language keeps the place that is on the screen: ids are the same in both languages, and so are
// the figures.
//
// The link gets as its fragment what the address names, as long as that is in sight, else the last id above the middle of
// the window; so it holds however it is used (click, key, new tab), and when the page under it is exchanged without being
// loaded anew. Where within a section the reader is travels in the storage of the tab: the id or figure nearest to the
// head of the window, and how far it is from there.
{
  const [KEY, SCOPE] = ["place", new URL("/", location)];
  const LINK = "a.language";
  const all = (selector) => [...document.querySelectorAll(`article ${selector}`)].filter((each) => each.checkVisibility());
  const topOf = (element) => element.getBoundingClientRect().top;
  const named = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));
  const alike = (hash) => all("a.figure").filter((figure) => figure.hash === hash);

  const fragment = () => {
    const target = location.hash && named(location.hash);
    if (target && topOf(target) < innerHeight && target.getBoundingClientRect().bottom > 0) return location.hash;
    const above = scrollY > 0 ? all("[id]:not(h1, svg *)").filter((each) => topOf(each) < innerHeight / 2) : [];
    return above.length ? `#${encodeURIComponent(above.at(-1).id)}` : "";
  };
  const nearest = () => {
    const head = document.querySelector("header").getBoundingClientRect().bottom;
    const far = new Map(all(":is([id]:not(h1, svg *), a.figure)").map((each) => [each, Math.abs(topOf(each) - head)]));
    const [first] = [...far.keys()].sort((one, other) => far.get(one) - far.get(other));
    if (!first) return null;
    const { id, hash } = first;
    return id ? [id, -1, topOf(first)] : [hash, alike(hash).indexOf(first), topOf(first)];
  };

  for (const way of ["focusin", "pointerdown", "click"]) {
    const keepPlace = (event) => {
      const link = event.target.closest?.(LINK);
      if (!link) return;
      link.hash = fragment();
      if (way === "click") __md_set(KEY, scrollY > 0 ? [link.pathname, ...(nearest() ?? [])] : null, sessionStorage, SCOPE);
    };
    document.addEventListener(way, keepPlace, { capture: true });
  }
  addEventListener("load", () => {
    const [path, name, number, top] = __md_get(KEY, sessionStorage, SCOPE) ?? [];
    __md_set(KEY, null, sessionStorage, SCOPE);
    if (path !== location.pathname || !name) return;
    const place = number < 0 ? document.getElementById(name) : alike(name)[number];
    if (place) scrollBy({ top: topOf(place) - top, behavior: "instant" });
  });
}
