"""drafts remember what came from a pasted advert, until somebody has looked at it"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_pasted_adverts"
down_revision = "2026_11_30_video_interviews"


def upgrade() -> None:
    op.add_column("vacancy", sa.Column("from_text", sa.JSON(), nullable=False, server_default="[]"))
    op.alter_column("vacancy", "from_text", server_default=None)
