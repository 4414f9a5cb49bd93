"""a locked seat is a reason of its own"""

from alembic import op

revision = "2026_12_01_seats_are_locked"
down_revision = "2026_12_01_playable_copies"

REASONS = (
    "not_found erased paused other_company company_not_checked session_too_weak purpose_not_served not_assigned not_applied not_delivered withdrawn "
    "period_over no_consent not_opened seat_locked plan_lacks_group quota_spent videos_spent"
)


def upgrade() -> None:
    named = ", ".join(f"'{word}'" for word in REASONS.split())
    op.drop_constraint(op.f("ck_disclosure_reason"), "disclosure", type_="check")
    op.create_check_constraint(op.f("ck_disclosure_reason"), "disclosure", f"reason IN ({named})")
