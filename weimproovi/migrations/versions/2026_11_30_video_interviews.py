"""video interviews: kits, invitations, answers with their keys and files, viewings"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_video_interviews"
down_revision = "2026_11_30_cv_from_a_form"

WIDER = (  # table, column, the name of its check, and the words that it may hold from here on
    ("disclosure", "kind", "disclosurekind",
        "list sheet page file video refused ticket"),
    ("mail", "kind", "mailkind",
        "confirm_email reset_password email_taken password_changed application_sent stage_changed application_ended "
        "member_invited application_message company_passed company_not_passed report_received report_answered "
        "vacancy_paused vacancy_resumed invoice_issued payment_confirmed plan_ending plan_in_grace plan_fell "
        "request_received request_answered second_factor_changed staff_added leaving_asked leaving_cancelled "
        "deletion_receipt export_ready retention_notice application_removed unused_notice copy_removal_asked "
        "interview_invited interview_changed interview_reminder video_removed"),
    ("notification", "kind", "noticekind",
        "application_sent application_received application_opened stage_changed application_ended application_withdrawn "
        "application_message application_removed retention_soon export_ready request_answered report_answered "
        "copy_removed interview_invited interview_changed interview_reminder video_refused video_removed"),
)


def upgrade() -> None:
    op.create_table('interview_kit',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_interview_kit_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_interview_kit_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_kit')),
        sa.UniqueConstraint('vacancy_id', name=op.f('uq_interview_kit_vacancy_id'))
    )
    op.create_table('kit_question',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('kit_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('text', sa.String(length=300), nullable=False),
        sa.Column('think_seconds', sa.Integer(), nullable=False),
        sa.Column('answer_seconds', sa.Integer(), nullable=False),
        sa.Column('retakes', sa.Integer(), nullable=False),
        sa.Column('video', sa.Boolean(), nullable=False),
        sa.Column('audio', sa.Boolean(), nullable=False),
        sa.Column('written', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_kit_question_company_id')),
        sa.ForeignKeyConstraint(['kit_id'], ['interview_kit.id'], name=op.f('fk_kit_question_kit_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_kit_question_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_kit_question')),
        sa.UniqueConstraint('kit_id', 'position', name=op.f('uq_kit_question_kit_id_position'))
    )
    op.create_index(op.f('ix_kit_question_kit_id'), 'kit_question', ['kit_id'], unique=False)
    op.create_table('video_interview',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('member_id', sa.Uuid(), nullable=False),
        sa.Column('member_name', sa.String(length=120), nullable=False),
        sa.Column('message', sa.String(length=2000), nullable=False),
        sa.Column('questions', sa.JSON(), nullable=False),
        sa.Column('deadline_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('zone', sa.Enum('WIB', 'WITA', 'WIT', name='timezone', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('returned_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_interview_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_interview_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_interview_company_id')),
        sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_video_interview_member_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_interview_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_interview')),
        sa.UniqueConstraint('application_id', name=op.f('uq_video_interview_application_id'))
    )
    op.create_index(op.f('ix_video_interview_application_id'), 'video_interview', ['application_id'], unique=False)
    op.create_table('video_answer',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('question', sa.Integer(), nullable=False),
        sa.Column('take', sa.Integer(), nullable=False),
        sa.Column('kind', sa.Enum('video', 'audio', 'written', name='answerkind', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('state', sa.Enum('recording', 'kept', 'checking', 'ready', 'refused', 'removed', name='answerstate', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('received', sa.Integer(), nullable=False),
        sa.Column('words', sa.String(length=4000), nullable=False),
        sa.Column('problem', sa.Enum('wrong_type', 'wrong_codec', 'no_picture', 'no_sound', 'too_long', 'too_short', 'too_large_picture', 'unreadable', 'too_slow', name='videoproblem', native_enum=False, create_constraint=True, length=40), nullable=True),
        sa.Column('duration', sa.Integer(), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('width', sa.Integer(), nullable=False),
        sa.Column('height', sa.Integer(), nullable=False),
        sa.Column('media_type', sa.String(length=80), nullable=False),
        sa.Column('codecs', sa.String(length=80), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('completed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ready_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_answer_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_answer_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_answer_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_answer_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_answer')),
        sa.UniqueConstraint('application_id', 'question', 'take', name=op.f('uq_video_answer_application_id_question_take'))
    )
    op.create_index(op.f('ix_video_answer_application_id'), 'video_answer', ['application_id'], unique=False)
    op.create_index('ix_video_answer_waiting', 'video_answer', ['id'], unique=False, postgresql_where=sa.text("state IN ('kept', 'checking')"))
    op.create_table('video_key',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('answer_id', sa.Uuid(), nullable=False),
        sa.Column('wrapped_key', sa.LargeBinary(), nullable=False),
        sa.Column('wrapped_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['answer_id'], ['video_answer.id'], name=op.f('fk_video_key_answer_id')),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_key_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_key_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_key_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_key_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_key')),
        sa.UniqueConstraint('answer_id', name=op.f('uq_video_key_answer_id'))
    )
    op.create_index(op.f('ix_video_key_application_id'), 'video_key', ['application_id'], unique=False)
    op.create_table('video_part',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('answer_id', sa.Uuid(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('sha256', sa.LargeBinary(), nullable=False),
        sa.Column('stored_name', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(['answer_id'], ['video_answer.id'], name=op.f('fk_video_part_answer_id')),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_part_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_part_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_part_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_part_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_part')),
        sa.UniqueConstraint('answer_id', 'position', name=op.f('uq_video_part_answer_id_position'))
    )
    op.create_index(op.f('ix_video_part_application_id'), 'video_part', ['application_id'], unique=False)
    op.create_table('video_file',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('answer_id', sa.Uuid(), nullable=False),
        sa.Column('kind', sa.Enum('recording', 'poster', name='videofilekind', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('media_type', sa.String(length=40), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('stored_name', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(['answer_id'], ['video_answer.id'], name=op.f('fk_video_file_answer_id')),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_file_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_file_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_file_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_file_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_file')),
        sa.UniqueConstraint('answer_id', 'kind', name=op.f('uq_video_file_answer_id_kind'))
    )
    op.create_index(op.f('ix_video_file_application_id'), 'video_file', ['application_id'], unique=False)
    op.create_table('video_viewing',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('answer_id', sa.Uuid(), nullable=False),
        sa.Column('disclosure_id', sa.Uuid(), nullable=False),
        sa.Column('viewer_account_id', sa.Uuid(), nullable=False),
        sa.Column('session_id', sa.Uuid(), nullable=False),
        sa.Column('sent', sa.Integer(), nullable=False),
        sa.Column('seconds', sa.Integer(), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['answer_id'], ['video_answer.id'], name=op.f('fk_video_viewing_answer_id')),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_viewing_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_viewing_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_viewing_company_id')),
        sa.ForeignKeyConstraint(['disclosure_id'], ['disclosure.id'], name=op.f('fk_video_viewing_disclosure_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_viewing_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_viewing')),
        sa.UniqueConstraint('disclosure_id', name=op.f('uq_video_viewing_disclosure_id'))
    )
    op.create_index(op.f('ix_video_viewing_application_id'), 'video_viewing', ['application_id'], unique=False)
    op.create_index('ix_video_viewing_session', 'video_viewing', ['session_id', 'answer_id'], unique=False)
    for table, column, check, words in WIDER:
        named = ", ".join(f"'{word}'" for word in words.split())
        op.drop_constraint(op.f(f"ck_{table}_{check}"), table, type_="check")
        op.create_check_constraint(op.f(f"ck_{table}_{check}"), table, f"{column} IN ({named})")
