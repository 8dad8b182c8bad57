// Sends a reader on to the language of theirs that the site has; without script, or with neither, both links stay.
{
  const links = [...document.querySelectorAll("nav a[hreflang]")];
  const primary = (tag) => tag.split("-")[0].toLowerCase();
  const wanted = navigator.languages.map(primary).find((tag) => links.some((link) => primary(link.hreflang) === tag));
  const link = links.find(({ hreflang }) => primary(hreflang) === wanted);
  if (link) location.replace(link.href);
}
