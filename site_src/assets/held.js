// What a long page holds back until a reader asks for it: details whose content stands in <noscript>, so that a browser
// with scripts has it as one text and not as thousands of elements, and one without has it at once. It is put in place
// when the details are opened, when the address names something in it, and for print.
{
  const put = (within) => {
    for (const held of within.querySelectorAll("details > noscript")) {
      const { body } = new DOMParser().parseFromString(held.textContent, "text/html");
      held.replaceWith(...body.childNodes);
    }
  };
  const follow = () => {
    const id = location.hash.slice(1);
    if (!id || document.getElementById(id)) return;
    put(document);
    const named = document.getElementById(id);
    if (!named) return;
    named.closest("details").open = true;
    history.scrollRestoration = "manual"; // where the reader was is another place by now
    location.replace(location.hash); // once more, as it names something
  };

  document.addEventListener("toggle", ({ target }) => target.open && put(target), { capture: true });
  addEventListener("beforeprint", () => put(document));
  addEventListener("hashchange", follow);
  follow();
}
