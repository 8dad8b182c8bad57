// Puts the reader's palette on the page before anything is painted: the one chosen here, else the system's.
{
  const chosen = __md_get("__palette");
  const system = [...document.querySelectorAll("input[data-md-color-media]")].find(
    (input) => matchMedia(input.dataset.mdColorMedia).matches,
  );
  const scheme = chosen?.color?.scheme ?? system?.dataset.mdColorScheme;
  if (scheme) document.body.dataset.mdColorScheme = scheme;
}
