// Sends a reader on to the language of theirs that the site has, script for script; without script, or with none, all
// links stay.
{
  const links = [...document.querySelectorAll("nav a[hreflang]")];
  const full = (tag) => new Intl.Locale(tag).maximize();
  const written = (tag) => `${full(tag).language}-${full(tag).script}`;
  const find = (form) => navigator.languages.map((tag) => links.find((link) => form(link.hreflang) === form(tag))).find(Boolean);
  const link = find(written) ?? find((tag) => full(tag).language);
  if (link) location.replace(link.href);
}
