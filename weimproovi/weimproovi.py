"""Composition root: both faces behind one gate. Reflex imports it as the app's module."""

import reflex as rx
from reflex.route import get_router
from reflex.utils.prerequisites import get_web_dir
from reflex_base.constants import Dirs
from starlette.types import ASGIApp

from weimproovi.http import health, uploads
from weimproovi.http.front_end import read_front_end
from weimproovi.http.gate import Gate
from weimproovi.http.gate_socket import SocketGate
from weimproovi.http.logs import configure_logs, front_end_fault
from weimproovi.integrations import destinations
from weimproovi.settings import settings
from weimproovi.site import refusals
from weimproovi.site.app import build_site
from weimproovi.vocabulary import ActorKind
from weimproovi.worker import database_to_the_end, sweeping_inside
from weimproovi.workspace import gallery
from weimproovi.workspace.candidate import PAGES as CANDIDATE_PAGES
from weimproovi.workspace.components.frame import head, waiting
from weimproovi.workspace.faults import told_to_the_tab
from weimproovi.workspace.guard import Guard
from weimproovi.workspace.live import live_channel
from weimproovi.workspace.page import localized_routes, register, register_way_out
from weimproovi.workspace.policy import require_policies
from weimproovi.workspace.recruiter import PAGES as RECRUITER_PAGES
from weimproovi.workspace.staff import PAGES as STAFF_PAGES

PAGES = [*CANDIDATE_PAGES, *RECRUITER_PAGES, *STAFF_PAGES, *gallery.pages()]
KINDS = {route.strip("/"): page.kinds for page in PAGES for route in localized_routes(page)}
route_of = get_router(list(KINDS))


def kinds_of(path: str) -> frozenset[ActorKind] | None:
    """Who may open a workspace path."""
    return KINDS.get(route_of(path) or "")


def behind_the_gate(workspace: ASGIApp) -> ASGIApp:
    """The served application; runs once in each worker.

    Raises:
        SettingsError: this configuration may not be opened to the public.
    """
    if settings().env != "test":
        from weimproovi import prepare  # the demo market's machinery, which building the front end does not need

        prepare.everything(lambda *_words: None)
    configure_logs()
    destinations.refuse_others()
    uploads.remove_left_over()
    front_end = read_front_end(get_web_dir() / Dirs.STATIC)
    site = build_site(health.ROUTES)
    return Gate(workspace, site, front_end, kinds_of, refusals.refused_status, SocketGate(workspace))


app = rx.App(
    stylesheets=["/tokens.css", "/workspace.css", "/candidate.css"],
    head_components=head(),
    app_wraps={},
    hydrate_fallback=waiting,
    toaster=None,
    frontend_exception_handler=front_end_fault,
    backend_exception_handler=told_to_the_tab,
    api_transformer=behind_the_gate,
)
app.add_middleware(Guard())
app.register_lifespan_task(database_to_the_end)
app.register_lifespan_task(live_channel(PAGES))
app.register_lifespan_task(sweeping_inside)
register(app, PAGES)
register_way_out(app)
require_policies()
