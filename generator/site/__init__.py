"""From pages to a site: the engine, what is added to its output, inspection, and the exchange with the old one."""
