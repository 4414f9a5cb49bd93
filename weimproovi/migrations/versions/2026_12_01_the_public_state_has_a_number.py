"""the state of what is public has a number"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_public_state"
down_revision = "2026_12_01_seats_are_locked"

# Deferred: the row is locked from the commit on and no longer, and whoever holds it waits for nothing else. The number of a transaction never comes twice.
MOVING = """
    CREATE FUNCTION the_public_state_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
    BEGIN
        INSERT INTO public_state (id, number) VALUES (1, pg_current_xact_id()::text::bigint)
        ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number WHERE public_state.number <> EXCLUDED.number;
        RETURN NULL;
    END $$
    """
PUBLIC = ("listing", "published_company")


def upgrade() -> None:
    op.create_table(
        "public_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_state")),
    )
    op.execute(MOVING)
    op.execute("REVOKE ALL ON FUNCTION the_public_state_moves FROM PUBLIC")
    for table in PUBLIC:
        op.execute(
            f"CREATE CONSTRAINT TRIGGER moves_the_public_state AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION the_public_state_moves()"
        )
