"""Links in mails that stop their kind of mail, by whoever holds them, without signing in (U2, RFC 8058)."""

from uuid import UUID

from weimproovi import routes
from weimproovi.errors import NotFound
from weimproovi.integrations import sealed_links
from weimproovi.vocabulary import ConsentScope

USE = "stop"
STOPPABLE = (ConsentScope.JOB_ALERT, ConsentScope.MARKETING)
ID_BYTES = 16


def stop_link(candidate_id: UUID, scope: ConsentScope) -> str:
    """The path of a page with one button. Sealed: whoever sees it learns neither who nor what."""
    return routes.STOP.format(token=sealed_links.seal(USE, candidate_id.bytes + scope.value.encode()))


def stopped_by(token: str) -> tuple[UUID, ConsentScope]:
    """Whom and what a link stops. Raises NotFound for a link that we did not make."""
    content = sealed_links.unseal(USE, token) or b""
    named = content[ID_BYTES:].decode("ascii", "replace")
    if named not in [scope.value for scope in STOPPABLE]:
        raise NotFound
    return UUID(bytes=content[:ID_BYTES]), ConsentScope(named)
