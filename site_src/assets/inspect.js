// Shows where a figure comes from without leaving the page.
//
// A figure is a link (a.figure[href*="#"]) to its fact's permalink, and works as one without this script. With it,
// a click, tap or Enter opens a small dialog with that fact (article.fact) fetched from the permalink's page, and with
// what else is told there of its measure: the same figure in other periods (table.figures), what is measured
// (.definition) and, from the page of relations, how it was checked against other figures. A mark or a figure of a
// chart does the same by way of the link that the chart's table has for its fact. The sign of an inference shows what
// the legend says of it.
//
// The figure stays in sight: above the dialog where that is a sheet at the foot of a small window, else beside it.
// An open dialog is an entry of the browser's history: Back closes it. All words come from the page.
{
  const words = document.currentScript.dataset;
  const GAP = 8; // pixels between figure and dialog, and between dialog and window
  const FIGURE = 'a.figure[href*="#"]';
  const SIGN = 'a.basis[href^="#sign-"]';
  const here = location.origin + location.pathname;
  const pages = new Map([[here, Promise.resolve(document)]]);
  let shown = null; // the figure that the dialog is about

  const make = (name, content, attributes = {}) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...[content].flat());
    return element;
  };
  const button = (content, label, act) => {
    const made = make("button", content, { type: "button", ...(label && { "aria-label": label }) });
    made.addEventListener("click", () => act(made));
    return made;
  };

  const step = (by) => {
    const found = neighbour(by);
    if (found) open(found, found, "replaceState");
  };
  const previous = button("‹", words.previous, () => step(-1));
  const next = button("›", words.next, () => step(1));
  const close = button("✕", words.close, () => dialog.close());
  const bar = make("div", [previous, next, close], { class: "inspector__bar" });
  const body = make("div", []);
  const dialog = make("dialog", [bar, body], { class: "inspector md-typeset", "aria-label": words.label });
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

  // A copy of a part of another page: its ids stay behind, its addresses become absolute.
  const copy = (part, address) => {
    const copied = document.importNode(part, true);
    for (const element of [copied, ...copied.querySelectorAll("[id]")]) element.removeAttribute("id");
    for (const link of copied.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), address);
    return copied;
  };
  const linksTo = (part, href, address) =>
    [...part.querySelectorAll(FIGURE)].some((link) => new URL(link.getAttribute("href"), address).href === href);
  const section = (title, parts) => make("details", [make("summary", title), ...parts], { class: "plain" });
  const table = (rows) => make("div", make("table", rows), { class: "table-wrap" });

  const toClipboard = (text) => async (pressed) => {
    await navigator.clipboard.writeText(text);
    pressed.textContent = words.copied;
  };
  const citation = (fact) => {
    const [source] = fact.querySelectorAll(".reading__source");
    const site = document.querySelector('meta[property="og:site_name"]')?.content;
    const parts = [
      `${fact.querySelector("h3").textContent}: ${fact.querySelector(".fact__value data").textContent}`,
      source?.querySelector("a").textContent,
      site,
      fact.querySelector("[rel=bookmark]").href,
    ];
    return parts.filter(Boolean).join(". ").replaceAll("§", "");
  };

  // The fact itself, then what else its page tells of the measure.
  const told = (page, address, id, href) => {
    const fact = copy(page.getElementById(id), address);
    for (const link of fact.querySelectorAll(".headerlink")) link.remove();
    for (const title of fact.querySelectorAll(".readings cite[data-traced]")) {
      title.after(" ", button(words.copyTitle, "", toClipboard(title.textContent)));
    }
    for (const shown of fact.querySelectorAll(".figure--shown")) shown.classList.remove("figure--shown");
    const links = fact.querySelector(".fact__links");
    links.append(" · ", button(words.cite, "", toClipboard(citation(fact))));
    const series = [...page.querySelectorAll("table.figures tbody")].filter((rows) => linksTo(rows, href, address));
    const definition = [...page.querySelectorAll(".definition")];
    if (series.length) links.before(section(words.series, [table(series.map((rows) => copy(rows, address)))]));
    if (definition.length) links.before(section(words.definition, definition.map((part) => copy(part, address))));
    return fact;
  };

  // Each trial of the fact with its arithmetic, under the name of what was tried.
  const addChecks = async (fact, href) => {
    const named = new Set();
    for (const item of fact.querySelectorAll(".fact__checks > li")) {
      const address = new URL(item.querySelector("a").href);
      const id = decodeURIComponent(address.hash.slice(1));
      address.hash = "";
      const page = await load(address.href);
      const rows = named.has(id) ? [] : trials(page.getElementById(id)).filter((both) => linksTo(both, href, address));
      named.add(id);
      item.append(...rows.map((both) => copy(both, address)));
    }
  };
  // The rows of the tables below a heading, each with the one of its note, as a table.
  const trials = (heading) => {
    const found = [];
    for (let part = heading.nextElementSibling; part && part.tagName !== "H2"; part = part.nextElementSibling) {
      for (const row of part.querySelectorAll("tr.above-its-note")) {
        found.push(table([row.cloneNode(true), row.nextElementSibling.cloneNode(true)]));
      }
    }
    return found;
  };

  // Scrolls the page as far as it must for an element to be seen between its header and the dialog.
  const isSheet = () => dialog.offsetWidth >= document.documentElement.clientWidth;
  const reveal = (element) => {
    const head = document.querySelector(".md-header").offsetHeight;
    const foot = isSheet() ? dialog.getBoundingClientRect().top : innerHeight;
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= head && bottom <= foot) return;
    scrollBy({ top: (top + bottom - head - foot) / 2, behavior: "instant" });
  };
  // Below the figure, or above it where there is more room and it needs that; it never grows over the figure.
  const placeBeside = ({ left, top, bottom }) => {
    const [above, below] = [top - 2 * GAP, innerHeight - bottom - 2 * GAP];
    const isAbove = dialog.scrollHeight > below && above > below;
    Object.assign(dialog.style, {
      left: `${Math.max(GAP, Math.min(left, innerWidth - dialog.offsetWidth - GAP))}px`,
      top: isAbove ? "auto" : `${bottom + GAP}px`,
      bottom: isAbove ? `${innerHeight - top + GAP}px` : "auto",
      maxHeight: isSheet() ? "" : `min(30rem, ${Math.max(isAbove ? above : below, 0)}px)`,
    });
  };

  const drawnAt = (element) => element.closest?.("figure.chart svg :is([data-mark], [data-fact])");
  const linkOf = (element) => {
    const drawn = drawnAt(element);
    if (!drawn) return element.closest?.(`${FIGURE}, ${SIGN}`);
    const { mark, fact } = drawn.dataset;
    const row = `a.figure [data-fact="${CSS.escape(mark ?? fact)}"]`;
    return drawn.closest("figure.chart").querySelector(row)?.closest(FIGURE);
  };

  // The next figure that the page shows, or the one before; none at its ends.
  const neighbour = (by) => {
    const seen = (link) => link === shown || (link.checkVisibility() && !dialog.contains(link));
    const figures = [...document.querySelectorAll(`main ${FIGURE}`)].filter(seen);
    const at = figures.indexOf(shown);
    return at < 0 ? undefined : figures[at + by];
  };

  // `beside` is what was chosen, none where that stands in the dialog itself.
  const show = async (href, beside) => {
    const address = new URL(href);
    const id = decodeURIComponent(address.hash.slice(1));
    address.hash = "";
    const page = await load(address.href);
    const part = page.getElementById(id);
    const fact = part.matches("article") ? told(page, address, id, href) : copy(part, address);
    body.replaceChildren(fact);
    [previous.disabled, next.disabled] = [!neighbour(-1), !neighbour(1)];
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    dialog.style.maxHeight = "";
    mark(shown);
    if (beside) {
      reveal(beside);
      placeBeside(beside.getBoundingClientRect());
    }
    addChecks(fact, href).catch(() => {}); // the list of trials and its links stay
  };
  const mark = (figure) => {
    for (const each of document.querySelectorAll(".figure--shown")) each.classList.remove("figure--shown");
    figure?.classList.add("figure--shown");
  };
  const open = (figure, beside, record) => {
    if (beside) shown = figure;
    const known = record === "pushState" && dialog.open ? "replaceState" : record;
    show(figure.href, beside).then(
      () => history[known]({ figure: figure.href }, ""),
      () => location.assign(figure.href),
    );
  };

  document.addEventListener("click", (event) => {
    const figure = linkOf(event.target);
    if (!figure || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(figure, dialog.contains(figure) ? null : (drawnAt(event.target) ?? figure), "pushState");
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop: the content fills the dialog itself
  });
  dialog.addEventListener("close", () => {
    mark(null);
    shown?.focus({ preventScroll: true });
    if (history.state?.figure) history.back();
  });
  const follow = (state) => {
    shown ??= [...document.querySelectorAll(`main ${FIGURE}`)].find((figure) => figure.href === state?.figure) ?? null;
    if (state?.figure) show(state.figure, shown ?? document.body).catch(() => {});
    else dialog.close();
  };
  addEventListener("popstate", (event) => follow(event.state));
  if (history.state?.figure) follow(history.state); // back from a page that the dialog led to
}
