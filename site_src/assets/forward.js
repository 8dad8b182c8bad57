// Leads on to where a page has moved, at the place that the address names; without script the page refreshes itself.
location.replace(document.currentScript.dataset.to + location.hash);
