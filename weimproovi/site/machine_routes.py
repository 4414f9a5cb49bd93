"""Addresses that programs read: for crawlers once, for feed readers in every language. No pages, so they stand apart from `READ`."""

from starlette.routing import Route

from weimproovi import i18n, routes
from weimproovi.site import feeds, sitemaps

FEEDS = {routes.ATOM: feeds.show_atom, routes.EVERYTHING: feeds.show_everything}
FOR_CRAWLERS = {routes.ROBOTS: sitemaps.show_robots, routes.SITEMAP: sitemaps.show_index, routes.SITEMAP_PART: sitemaps.show_part}


def machine_routes() -> list[Route]:
    spoken = {f"{prefix}{path}": endpoint for path, endpoint in FEEDS.items() for prefix in prefixes()}
    return [Route(path, endpoint, methods=["GET"]) for path, endpoint in (FOR_CRAWLERS | spoken).items()]


def prefixes() -> list[str]:
    return ["" if code == i18n.DEFAULT_LANGUAGE else f"/{code}" for code in i18n.LANGUAGES]
