"""openings are copied on to applications, so that no rule looks them up row by row"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_openings_are_copied"
down_revision = "2026_11_22_the_first_tables"


def upgrade() -> None:
    op.add_column("application", sa.Column("opening_ordinal", sa.Integer(), nullable=True))
    op.execute("UPDATE application SET opening_ordinal = ordinal FROM opening WHERE application_id = application.id")
    op.drop_index("ix_application_company", "application")
    op.drop_index("ix_application_pipeline", "application")
    op.create_index("ix_application_pipeline", "application", ["company_id", "vacancy_id", "stage", "number"],
        postgresql_include=["candidate_id", "delivered_at", "paused_at", "erased_at"])
