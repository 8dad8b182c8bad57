// The switch to the other language keeps the place that the address names: ids are the same in both languages.
//
// Heard on the document and before anything else, so that it holds however the link is used (click, key, new tab) and
// when the page under it is exchanged without being loaded anew.
for (const way of ["focusin", "pointerdown", "click"]) {
  const keepPlace = (event) => {
    const link = event.target.closest?.("a.language");
    if (link) link.hash = location.hash;
  };
  document.addEventListener(way, keepPlace, { capture: true });
}
