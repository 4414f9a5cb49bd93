"""the reviewer's list: where she stopped in an answer, what she is mailed, and what is shared found by its last day"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_the_reviewers_list"
down_revision = "2026_12_01_scorecards"

KINDS = (
    "confirm_email reset_password email_taken password_changed application_sent stage_changed application_ended "
    "member_invited application_message company_passed company_not_passed report_received report_answered "
    "vacancy_paused vacancy_resumed invoice_issued payment_confirmed plan_ending plan_in_grace plan_fell "
    "request_received request_answered second_factor_changed staff_added leaving_asked leaving_cancelled "
    "deletion_receipt export_ready retention_notice application_removed unused_notice copy_removal_asked "
    "interview_invited interview_changed interview_reminder video_removed reviews_waiting"
)


def upgrade() -> None:
    op.create_table('video_bookmark',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('answer_id', sa.Uuid(), nullable=False),
        sa.Column('member_id', sa.Uuid(), nullable=False),
        sa.Column('second', sa.Integer(), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['answer_id'], ['video_answer.id'], name=op.f('fk_video_bookmark_answer_id')),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_bookmark_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_bookmark_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_bookmark_company_id')),
        sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_video_bookmark_member_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_bookmark_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_bookmark')),
        sa.UniqueConstraint('member_id', 'answer_id', name=op.f('uq_video_bookmark_member_id_answer_id'))
    )
    op.create_index(op.f('ix_video_bookmark_application_id'), 'video_bookmark', ['application_id'], unique=False)
    op.create_index('ix_video_bookmark_answer_id', 'video_bookmark', ['answer_id'], unique=False)
    op.create_table('review_digest',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('member_id', sa.Uuid(), nullable=False),
        sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('told_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('off_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_review_digest_company_id')),
        sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_review_digest_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_review_digest')),
        sa.UniqueConstraint('member_id', name=op.f('uq_review_digest_member_id'))
    )
    shared = sa.text("video_share IN ('given', 'renewed')")
    op.create_index('ix_application_shared', 'application', ['company_id', 'video_share_until'], unique=False, postgresql_where=shared)
    named = ", ".join(f"'{word}'" for word in KINDS.split())
    op.drop_constraint(op.f("ck_mail_mailkind"), "mail", type_="check")
    op.create_check_constraint(op.f("ck_mail_mailkind"), "mail", f"kind IN ({named})")
