"""scorecards: what a vacancy is scored by, drafts, sent cards, and who has sent one"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_scorecards"
down_revision = "2026_11_30_facts_in_the_search"

ADVICE = sa.Enum("go_on", "unsure", "stop", name="advice", native_enum=False, create_constraint=True, length=40)
KEYS = ("application", "candidate", "company", "vacancy", "company_member")


def upgrade() -> None:
    op.create_table(
        "vacancy_attribute",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name=op.f("fk_vacancy_attribute_company_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_attribute_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_attribute")),
        sa.UniqueConstraint("vacancy_id", "position", name=op.f("uq_vacancy_attribute_vacancy_id_position")),
    )
    _about_a_card(
        "scorecard_draft",
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("advice", ADVICE, nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("application_id", "member_id", name=op.f("uq_scorecard_draft_application_id_member_id")),
    )
    _about_a_card(
        "scorecard_sending",
        sa.UniqueConstraint("application_id", "member_id", name=op.f("uq_scorecard_sending_application_id_member_id")),
    )
    _about_a_card(
        "scorecard",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("advice", ADVICE, nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.UniqueConstraint("application_id", "member_id", "version", name=op.f("uq_scorecard_application_id_member_id_version")),
    )


def _about_a_card(table: str, *more: sa.schema.SchemaItem) -> None:
    ids = [sa.Column("member_id" if name == "company_member" else f"{name}_id", sa.Uuid(), nullable=False) for name in KEYS]
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *ids,
        *(sa.ForeignKeyConstraint([column.name], [f"{name}.id"], name=op.f(f"fk_{table}_{column.name}")) for column, name in zip(ids, KEYS, strict=True)),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *more,
    )
