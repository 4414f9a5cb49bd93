"""doors open: checks, reports, tickets, second factors, invoices, leaving"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_doors_open"
down_revision = "2026_11_22_openings_are_copied"

WIDER = (  # table, column, the name of its check, and the words that it may hold from here on
    ("vacancy", "state", "vacancystate",
        "draft published paused closed"),
    ("disclosure", "kind", "disclosurekind",
        "list sheet page file refused ticket"),
    ("disclosure", "purpose", "purpose",
        "browse authenticate self recruit administer operate support"),
    ("mail", "kind", "mailkind",
        "confirm_email reset_password email_taken password_changed application_sent stage_changed "
        "application_ended member_invited application_message company_passed company_not_passed "
        "report_received report_answered vacancy_paused vacancy_resumed invoice_issued payment_confirmed "
        "plan_ending plan_in_grace plan_fell request_received request_answered second_factor_changed "
        "staff_added leaving_asked leaving_cancelled deletion_receipt export_ready retention_notice "
        "application_removed unused_notice copy_removal_asked"),
    ("mail_link", "kind", "linkkind",
        "confirm_email reset_password join_company join_staff"),
    ("notification", "kind", "noticekind",
        "application_sent application_received application_opened stage_changed application_ended "
        "application_withdrawn application_message application_removed retention_soon export_ready "
        "request_answered report_answered copy_removed"),
)


def upgrade() -> None:
    op.create_table('certificate',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('account_erased', 'application_expired', 'account_unused', 'member_left', 'company_left', name='certificatekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('files', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certificate'))
    )
    op.create_table('file_removal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_file_removal'))
    )
    op.create_table('invoice_counter',
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('year', name=op.f('pk_invoice_counter'))
    )
    op.create_table('leave_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('candidate', 'member', 'company', name='leaverkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=True),
    sa.Column('company_id', sa.Uuid(), nullable=True),
    sa.Column('member_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Enum('account_erased', 'application_expired', 'account_unused', 'member_left', 'company_left', name='certificatekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leave_request'))
    )
    op.create_index(op.f('ix_leave_request_account_id'), 'leave_request', ['account_id'], unique=False)
    op.create_index('uq_leave_request_open', 'leave_request', ['account_id'], unique=True, postgresql_where=sa.text('cancelled_at IS NULL AND done_at IS NULL'))
    op.create_table('staff_act',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('roles', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('act', sa.Enum('company_check', 'paper_read', 'report_answer', 'vacancy_pause', 'vacancy_resume', 'payment_confirm', 'tax_proof', 'invoice_void', 'request_answer', 'ticket_open', 'ticket_look', 'ticket_close', 'mail_retry', 'mail_read', 'staff_add', 'staff_role', 'staff_end', 'second_factor_reset', 'audit_read', 'sweeps_read', name='staffactkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_act'))
    )
    op.create_table('sweep_run',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('every', sa.Integer(), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('lag', sa.Integer(), nullable=False),
    sa.Column('fault', sa.String(length=300), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_sweep_run'))
    )
    op.create_table('check_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('nib', sa.String(length=13), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_check_request_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_request'))
    )
    op.create_index(op.f('ix_check_request_company_id'), 'check_request', ['company_id'], unique=False)
    op.create_table('company_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('wrapped_key', sa.LargeBinary(), nullable=False),
    sa.Column('wrapped_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_company_key_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company_key')),
    sa.UniqueConstraint('company_id', name=op.f('uq_company_key_company_id'))
    )
    op.create_table('company_paper',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=4), nullable=False),
    sa.Column('file_name', sa.String(length=120), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_company_paper_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company_paper'))
    )
    op.create_index(op.f('ix_company_paper_company_id'), 'company_paper', ['company_id'], unique=False)
    op.create_table('invoice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=24), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Enum('free', 'growth', 'business', name='plan', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.Column('seller', sa.JSON(), nullable=False),
    sa.Column('buyer_name', sa.String(length=120), nullable=False),
    sa.Column('buyer_address', sa.String(length=300), nullable=False),
    sa.Column('net', sa.Integer(), nullable=False),
    sa.Column('tax_base', sa.Integer(), nullable=False),
    sa.Column('tax_rate', sa.Integer(), nullable=False),
    sa.Column('tax', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('voided_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_invoice_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invoice')),
    sa.UniqueConstraint('number', name=op.f('uq_invoice_number')),
    sa.UniqueConstraint('year', 'ordinal', name=op.f('uq_invoice_year_ordinal'))
    )
    op.create_index(op.f('ix_invoice_company_id'), 'invoice', ['company_id'], unique=False)
    op.create_table('recovery_code',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('code_hash', sa.LargeBinary(), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_recovery_code_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recovery_code')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_recovery_code_code_hash'))
    )
    op.create_index(op.f('ix_recovery_code_account_id'), 'recovery_code', ['account_id'], unique=False)
    op.create_table('second_factor',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=True),
    sa.Column('wrapped_key', sa.LargeBinary(), nullable=False),
    sa.Column('wrapped_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_step', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_second_factor_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_factor'))
    )
    op.create_index('uq_second_factor_confirmed', 'second_factor', ['account_id'], unique=True, postgresql_where=sa.text('confirmed_at IS NOT NULL'))
    op.create_index('uq_second_factor_waiting', 'second_factor', ['account_id'], unique=True, postgresql_where=sa.text('confirmed_at IS NULL'))
    op.create_table('staff_ticket',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('staff_name', sa.String(length=120), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('request_id', sa.Uuid(), nullable=True),
    sa.Column('groups', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_staff_ticket_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_ticket'))
    )
    op.create_index(op.f('ix_staff_ticket_account_id'), 'staff_ticket', ['account_id'], unique=False)
    op.create_index(op.f('ix_staff_ticket_candidate_id'), 'staff_ticket', ['candidate_id'], unique=False)
    op.create_table('copy_removal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('downloaded_by', sa.String(length=120), nullable=False),
    sa.Column('downloaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_by', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_copy_removal_company_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_copy_removal_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_copy_removal'))
    )
    op.create_index(op.f('ix_copy_removal_candidate_id'), 'copy_removal', ['candidate_id'], unique=False)
    op.create_index(op.f('ix_copy_removal_company_id'), 'copy_removal', ['company_id'], unique=False)
    op.create_table('data_export',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'ready', 'failed', name='exportstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('ready_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('fetched_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_data_export_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_data_export')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_data_export_token_hash'))
    )
    op.create_index(op.f('ix_data_export_candidate_id'), 'data_export', ['candidate_id'], unique=False)
    op.create_table('erased_application',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('submitted_on', sa.Date(), nullable=False),
    sa.Column('stage', sa.Enum('new', 'in_review', 'interview', 'offer', 'hired', 'not_suitable', 'withdrawn', 'closed', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opening_ordinal', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Enum('account_erased', 'application_expired', 'account_unused', 'member_left', 'company_left', name='certificatekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_erased_application_company_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_erased_application_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erased_application')),
    sa.UniqueConstraint('vacancy_id', 'number', name=op.f('uq_erased_application_vacancy_id_number'))
    )
    op.create_index(op.f('ix_erased_application_company_id'), 'erased_application', ['company_id'], unique=False)
    op.create_table('payment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('invoice_id', sa.Uuid(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('amount', sa.Integer(), nullable=False),
    sa.Column('withheld', sa.Integer(), nullable=False),
    sa.Column('tax_invoice_number', sa.String(length=30), nullable=False),
    sa.Column('confirmed_by', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_payment_company_id')),
    sa.ForeignKeyConstraint(['invoice_id'], ['invoice.id'], name=op.f('fk_payment_invoice_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment')),
    sa.UniqueConstraint('invoice_id', name=op.f('uq_payment_invoice_id'))
    )
    op.create_index(op.f('ix_payment_company_id'), 'payment', ['company_id'], unique=False)
    op.create_table('privacy_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('access', 'correction', 'restriction', 'objection', 'question', name='privacyrequestkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.String(length=4000), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_privacy_request_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_privacy_request')),
    sa.UniqueConstraint('number', name=op.f('uq_privacy_request_number'))
    )
    op.create_index(op.f('ix_privacy_request_candidate_id'), 'privacy_request', ['candidate_id'], unique=False)
    op.create_table('vacancy_pause',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.Enum('reports', 'moderator', 'plan', name='pausereason', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_vacancy_pause_company_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_vacancy_pause_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_pause'))
    )
    op.create_index(op.f('ix_vacancy_pause_vacancy_id'), 'vacancy_pause', ['vacancy_id'], unique=False)
    op.create_table('vacancy_report',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('origin', sa.LargeBinary(), nullable=False),
    sa.Column('kind', sa.Enum('money', 'identity_card', 'fake_company', 'other', name='reportkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('outcome', sa.Enum('upheld', 'dismissed', name='reportoutcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('answer', sa.String(length=2000), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_vacancy_report_company_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_vacancy_report_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_report'))
    )
    op.create_index(op.f('ix_vacancy_report_vacancy_id'), 'vacancy_report', ['vacancy_id'], unique=False)
    op.create_table('withholding_proof',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('payment_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=40), nullable=False),
    sa.Column('received_by', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_withholding_proof_company_id')),
    sa.ForeignKeyConstraint(['payment_id'], ['payment.id'], name=op.f('fk_withholding_proof_payment_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withholding_proof')),
    sa.UniqueConstraint('payment_id', name=op.f('uq_withholding_proof_payment_id'))
    )
    op.create_index(op.f('ix_withholding_proof_company_id'), 'withholding_proof', ['company_id'], unique=False)
    op.create_table('application_message',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('member_id', sa.Uuid(), nullable=False),
    sa.Column('member_name', sa.String(length=120), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_application_message_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_application_message_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_application_message_company_id')),
    sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_application_message_member_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_application_message_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_application_message'))
    )
    op.create_index(op.f('ix_application_message_application_id'), 'application_message', ['application_id'], unique=False)
    op.add_column('account', sa.Column('email_bounced_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('account', sa.Column('unused_notices', sa.Integer(), server_default='0', nullable=False))
    op.add_column('account', sa.Column('unused_noticed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('application', sa.Column('retention_noticed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('company', sa.Column('nib', sa.String(length=13), server_default='', nullable=False))
    op.add_column('company', sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('disclosure', sa.Column('note', sa.String(length=300), server_default='', nullable=False))
    op.add_column('listing', sa.Column('link_only', sa.Boolean(), server_default='false', nullable=False))
    op.add_column('mail', sa.Column('failed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('mail', sa.Column('bounced_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('rejection', sa.Column('ended_by', sa.Enum('company', 'weimproovi', name='endedby', native_enum=False, create_constraint=True, length=40), server_default='company', nullable=False))
    op.alter_column('rejection', 'member_id',
               existing_type=sa.UUID(),
               nullable=True)
    op.add_column('sign_in_session', sa.Column('second_factor_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('subscription', sa.Column('paid_until', sa.DateTime(timezone=True), nullable=True))
    op.add_column('subscription', sa.Column('invoice_id', sa.Uuid(), nullable=True))
    op.add_column('subscription', sa.Column('ending_told_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('subscription', sa.Column('grace_told_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('subscription', sa.Column('fall_told_at', sa.DateTime(timezone=True), nullable=True))
    op.create_unique_constraint(op.f('uq_subscription_invoice_id'), 'subscription', ['invoice_id'])
    op.create_foreign_key(op.f('fk_subscription_invoice_id'), 'subscription', 'invoice', ['invoice_id'], ['id'])
    op.add_column('vacancy', sa.Column('kept_at', sa.DateTime(timezone=True), nullable=True))
    op.alter_column("account", "unused_notices", server_default=None)
    op.alter_column("company", "nib", server_default=None)
    op.alter_column("listing", "link_only", server_default=None)
    op.alter_column("rejection", "ended_by", server_default=None)
    for table, column, check, words in WIDER:
        named = ", ".join(f"'{word}'" for word in words.split())
        op.drop_constraint(op.f(f"ck_{table}_{check}"), table, type_="check")
        op.create_check_constraint(op.f(f"ck_{table}_{check}"), table, f"{column} IN ({named})")
