"""vacancies that candidates save, and the terms that were in force at sign-up"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_saved_vacancies"
down_revision = "2026_11_22_consents"

KIND = sa.Enum("candidates", "companies", name="termskind", native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "saved_vacancy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_saved_vacancy_candidate_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_saved_vacancy_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_vacancy")),
        sa.UniqueConstraint("candidate_id", "vacancy_id", name=op.f("uq_saved_vacancy_candidate_id_vacancy_id")),
    )
    op.create_table(
        "accepted_terms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", KIND, nullable=False),
        sa.Column("version", sa.String(length=10), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_accepted_terms_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_terms")),
    )
    op.create_index(op.f("ix_accepted_terms_account_id"), "accepted_terms", ["account_id"])
