"""a closed vacancy says so; a listing knows when it changed"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_a_closed_vacancy"
down_revision = "2026_11_30_saved_vacancies"


def upgrade() -> None:
    op.create_table(
        "closed_listing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slug", sa.String(length=180), nullable=False),
        sa.Column("province", sa.String(length=80), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_listing")),
        sa.UniqueConstraint("slug", name=op.f("uq_closed_listing_slug")),
    )
    op.create_index(op.f("ix_closed_listing_closed_on"), "closed_listing", ["closed_on"], unique=False)
    op.add_column("listing", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE listing SET changed_at = published_at")
    op.alter_column("listing", "changed_at", nullable=False)
