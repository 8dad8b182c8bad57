// Search that costs nothing until it is used, and that understands both scripts. Stands before Material's bundle.
//
// Material asks for the whole search index, and for a sitemap of every alternate link, as soon as a page opens.
// The index is held back until the search field has the focus (or the address carries a search), the sitemaps for
// good: each page links its own translation. What a reader types in Simplified characters reaches the search worker
// in Traditional ones, by the table of characters that this site uses. Material listens for keys only; text that comes
// without one (a candidate picked from an input method, a paste) counts here too.
{
  const QUERY = 2; // Material's message type (SearchMessageType.QUERY)
  const tableAddress = document.currentScript.dataset.variants;
  let traditional = {};

  const field = document.querySelector("[data-md-component=search-query]");
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

  const wanted = new Promise((resolve) => {
    const { searchParams } = new URL(location);
    if (searchParams.has("q") || searchParams.has("h")) resolve();
    field.addEventListener("focus", resolve, { once: true });
  });

  const ready = wanted.then(async () => {
    if (!tableAddress) return;
    const answer = await fetch(tableAddress).catch(() => undefined);
    if (answer?.ok) traditional = await answer.json();
  });

  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.file = new URL(address, location).pathname.split("/").pop();
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.file === "sitemap.xml") return;
    if (this.file === "search_index.json") ready.then(() => send.apply(this, body));
    else send.apply(this, body);
  };

  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    // Material's cutter never looks up the last character of a Chinese run: one more, found nowhere, ends it.
    const query =
      message?.type === QUERY &&
      [...message.data].map((char) => traditional[char] ?? char).join("").replace(/\p{sc=Han}+/gu, "$&〇");
    return postMessage.call(this, message?.type === QUERY ? { ...message, data: query } : message, ...rest);
  };
}
