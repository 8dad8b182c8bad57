// Shows where a figure comes from without leaving the page.
//
// A figure is a link (a.figure[href*="#"]) to its fact's permalink, and works as one without this script. With it,
// a click, tap or Enter opens a small dialog with that fact (article.fact) fetched from the permalink's page. A mark or
// a figure of a chart does the same by way of the link that the chart's table has for its fact.
{
  const { label, close } = document.currentScript.dataset;
  const GAP = 8; // pixels between figure and dialog, and between dialog and window
  const pages = new Map();

  const dialog = document.createElement("dialog");
  dialog.className = "inspector md-typeset";
  dialog.setAttribute("aria-label", label);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "inspector__close";
  button.setAttribute("aria-label", close);
  button.textContent = "✕";
  const body = document.createElement("div");
  dialog.append(button, body);
  document.body.append(dialog);

  const load = (address) => {
    if (!pages.has(address)) {
      const page = fetch(address).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      });
      page.catch(() => pages.delete(address));
      pages.set(address, page);
    }
    return pages.get(address);
  };

  // A copy of the fact for another page: its ids stay behind, its addresses become absolute.
  const excerpt = (page, address, id) => {
    const fact = document.importNode(page.getElementById(id), true);
    for (const element of [fact, ...fact.querySelectorAll("[id]")]) element.removeAttribute("id");
    for (const link of fact.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), address);
    return fact;
  };

  // Below the figure, above it where there is no room below, and inside the window in any case.
  const placeBeside = ({ left, top, bottom }) => {
    const { offsetWidth: width, offsetHeight: height } = dialog;
    const below = bottom + GAP;
    const above = top - GAP - height;
    const inside = (at, most) => `${Math.max(GAP, Math.min(at, most - GAP))}px`;
    dialog.style.left = inside(left, innerWidth - width);
    dialog.style.top = inside(below + height > innerHeight && above >= GAP ? above : below, innerHeight - height);
  };

  const linkOf = (element) => {
    const drawn = element.closest?.("figure.chart svg :is([data-mark], [data-fact])");
    if (!drawn) return element.closest?.('a.figure[href*="#"]');
    const { mark, fact } = drawn.dataset;
    const row = `a.figure [data-fact="${CSS.escape(mark ?? fact)}"]`;
    return drawn.closest("figure.chart").querySelector(row)?.closest('a.figure[href*="#"]');
  };

  const show = async (figure, place) => {
    const address = new URL(figure.href);
    const id = decodeURIComponent(address.hash.slice(1));
    address.hash = "";
    const page = await load(address.href);
    body.replaceChildren(excerpt(page, address, id));
    if (!dialog.open) dialog.showModal();
    placeBeside(place);
  };

  document.addEventListener("click", (event) => {
    const figure = linkOf(event.target);
    if (!figure || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(figure, event.target.getBoundingClientRect()).catch(() => location.assign(figure.href));
  });
  button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop: the content fills the dialog itself
  });
}
