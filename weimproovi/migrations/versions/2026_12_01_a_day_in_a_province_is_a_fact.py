"""a day in a province is one fact of a public copy, so that the newest of a province are a short list"""

from alembic import op

revision = "2026_12_01_days_in_provinces"
down_revision = "2026_12_01_public_state"


def upgrade() -> None:
    op.execute("UPDATE listing SET search = search || array_to_tsvector(ARRAY['pd:' || floor(extract(epoch FROM published_at) / 86400)::bigint || ':' || province])")
