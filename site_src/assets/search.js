// Search that costs nothing until it is used. Stands before Material's bundle.
//
// Material asks for the head of the search index, and for a sitemap of every alternate link, as soon as a page opens.
// The head and the worker are held back until the search field has the focus (or the address carries a search), the
// sitemaps for good: each page links its own translation. The worker is ours (`search-worker.js`); where it takes what
// was typed for an error it says what it searched for instead, and where its files do not come that this is why nothing
// is found. Material listens for keys only; text that comes without one (a candidate picked from an input method, a
// paste) counts here too. On the page that a result leads to, what was searched for is marked, words of letters where
// they begin: `no` is not in `economics`.
{
  const worker = document.currentScript.dataset.worker;
  const field = document.querySelector("[data-md-component=search-query]");
  const meant = document.querySelector(".search-meant");
  const unsearched = document.querySelector(".search-unsearched");
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

  const wanted = new Promise((resolve) => {
    const { searchParams } = new URL(location);
    if (searchParams.has("q")) resolve();
    field.addEventListener("focus", resolve, { once: true });
  });

  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.file = new URL(address, location).pathname.split("/").pop();
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.file === "sitemap.xml") return;
    if (this.file === "search_index.json") wanted.then(() => send.apply(this, body));
    else send.apply(this, body);
  };

  const LETTER = "(?:(?!\\p{sc=Han})[\\p{L}\\p{N}])";
  const mark = (words, article) => {
    const sought = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|");
    const pattern = new RegExp(`((?<!${LETTER}(?=${LETTER}))(?:${sought}))`, "giu");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("svg, noscript")) texts.push(walker.currentNode);
    for (const text of texts) {
      const pieces = text.data.split(pattern); // words stand between what is not marked
      const marked = (piece) => Object.assign(document.createElement("mark"), { textContent: piece });
      if (pieces.length > 1) text.replaceWith(...pieces.map((piece, at) => (at % 2 ? marked(piece) : piece)));
    }
  };
  const words = new URL(location).searchParams.get("h")?.split(" ").filter((word) => word.length > 1);
  const article = document.querySelector("article");
  if (words?.length && article) mark(words, article);

  const { Worker: Thread } = window;
  window.Worker = class extends EventTarget {
    thread = wanted.then(() => {
      const thread = new Thread(worker);
      thread.addEventListener("message", ({ data }) => this.answer(data));
      return thread;
    });

    asked = 0;

    postMessage(message) {
      const turn = ++this.asked;
      this.thread.then((thread) => thread.postMessage({ ...message, turn }));
    }

    answer({ turn, ...message }) {
      if (turn !== this.asked) return; // something else is asked for by now
      const found = message.data;
      meant.hidden = !found?.meant;
      meant.lastElementChild.textContent = found?.meant ?? "";
      unsearched.hidden = !found?.unsearched;
      this.dispatchEvent(new MessageEvent("message", { data: message }));
    }
  };
}
