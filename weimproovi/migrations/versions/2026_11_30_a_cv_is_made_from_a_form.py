"""a CV is made from a form: what was typed for it is kept"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_cv_from_a_form"
down_revision = "2026_11_30_a_closed_vacancy"


def upgrade() -> None:
    op.create_table(
        "resume_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("resume_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_resume_draft_candidate_id")),
        sa.ForeignKeyConstraint(["resume_id"], ["resume.id"], name=op.f("fk_resume_draft_resume_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume_draft")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_resume_draft_candidate_id")),
    )
    op.create_index(op.f("ix_resume_draft_resume_id"), "resume_draft", ["resume_id"], unique=False)
