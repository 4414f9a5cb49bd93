"""a recording has one playable copy, made when a browser needs it"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_playable_copies"
down_revision = "2026_12_01_the_reviewers_list"

STATES = ("none", "asked", "making", "ready", "failed")


def upgrade() -> None:
    state = sa.Enum(*STATES, name="copystate", native_enum=False, create_constraint=True, length=40)
    op.add_column("video_answer", sa.Column("copy_state", state, nullable=False, server_default="none"))
    op.add_column("video_answer", sa.Column("copy_claimed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("video_answer", sa.Column("copy_attempts", sa.Integer(), nullable=False, server_default="0"))
    for column in ("copy_state", "copy_attempts"):
        op.alter_column("video_answer", column, server_default=None)
    op.create_index("ix_video_answer_copy", "video_answer", ["id"], postgresql_where=sa.text("copy_state IN ('asked', 'making')"))
    op.drop_constraint(op.f("ck_video_file_videofilekind"), "video_file", type_="check")
    op.create_check_constraint(op.f("ck_video_file_videofilekind"), "video_file", "kind IN ('recording', 'poster', 'copy')")
