"""the first tables"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision = '2026_11_22_the_first_tables'
down_revision = None


def upgrade() -> None:
    op.create_table('account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('candidate', 'member', 'staff', name='accountkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('email_confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('adult_stated_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account'))
    )
    op.create_index('ix_account_email', 'account', ['email'], unique=False)
    op.create_index('uq_account_confirmed_email', 'account', ['email'], unique=True, postgresql_where=sa.text('email_confirmed_at IS NOT NULL AND closed_at IS NULL'))
    op.create_table('company',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('slug', sa.String(length=140), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('city', sa.String(length=80), nullable=False),
    sa.Column('contact_email', sa.String(length=254), nullable=False),
    sa.Column('contact_phone', sa.String(length=16), nullable=False),
    sa.Column('about', sa.String(length=2000), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company')),
    sa.UniqueConstraint('slug', name=op.f('uq_company_slug'))
    )
    op.create_table('demo_market',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_demo_market'))
    )
    op.create_table('disclosure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.Enum('list', 'sheet', 'page', 'file', 'refused', name='disclosurekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('viewer_kind', sa.Enum('anonymous', 'candidate', 'member', 'staff', 'system', name='actorkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('viewer_account_id', sa.Uuid(), nullable=True),
    sa.Column('company_id', sa.Uuid(), nullable=True),
    sa.Column('company_name', sa.String(length=120), nullable=False),
    sa.Column('role', sa.Enum('owner', 'recruiter', 'hiring_manager', 'reviewer', name='memberrole', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('purpose', sa.Enum('browse', 'authenticate', 'self', 'recruit', 'administer', 'operate', name='purpose', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('clause', sa.Enum('P0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'D1', 'D2', 'N1', 'N2', 'K1', name='clause', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.Enum('not_found', 'erased', 'paused', 'other_company', 'company_not_checked', 'session_too_weak', 'purpose_not_served', 'not_assigned', 'not_applied', 'not_delivered', 'withdrawn', 'period_over', 'not_opened', 'plan_lacks_group', 'quota_spent', name='reason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_disclosure'))
    )
    op.create_index(op.f('ix_disclosure_company_id'), 'disclosure', ['company_id'], unique=False)
    op.create_table('candidate',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('full_name', sa.String(length=120), nullable=False),
    sa.Column('phone', sa.String(length=16), nullable=False),
    sa.Column('linkedin_url', sa.String(length=200), nullable=True),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_candidate_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_candidate')),
    sa.UniqueConstraint('account_id', name=op.f('uq_candidate_account_id'))
    )
    op.create_table('company_check',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('nib', sa.String(length=13), nullable=False),
    sa.Column('passed', sa.Boolean(), nullable=False),
    sa.Column('decided_by', sa.String(length=120), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_company_check_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company_check'))
    )
    op.create_index(op.f('ix_company_check_company_id'), 'company_check', ['company_id'], unique=False)
    op.create_table('company_member',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('owner', 'recruiter', 'hiring_manager', 'reviewer', name='memberrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_company_member_account_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_company_member_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company_member'))
    )
    op.create_index(op.f('ix_company_member_account_id'), 'company_member', ['account_id'], unique=False)
    op.create_index(op.f('ix_company_member_company_id'), 'company_member', ['company_id'], unique=False)
    op.create_table('consent_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('scope', sa.Enum('company_card', 'company_records', name='consentscope', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state', sa.Enum('ConsentRequested', 'ConsentGiven', 'RenewedConsentGiven', 'ConsentRefused', 'ConsentWithdrawn', 'ConsentExpired', 'ConsentInvalidated', name='consentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('typed_name', sa.String(length=120), nullable=False),
    sa.Column('text_shown', sa.String(), nullable=False),
    sa.Column('text_sha256', sa.String(length=64), nullable=False),
    sa.Column('text_version', sa.String(length=20), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('method', sa.String(length=40), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('recipients', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_consent_event_account_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_consent_event_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_event'))
    )
    op.create_index(op.f('ix_consent_event_company_id'), 'consent_event', ['company_id'], unique=False)
    op.create_table('credential',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('password_hash', sa.String(length=100), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_credential_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_credential')),
    sa.UniqueConstraint('account_id', name=op.f('uq_credential_account_id'))
    )
    op.create_table('disclosure_person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('disclosure_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=True),
    sa.Column('application_id', sa.Uuid(), nullable=True),
    sa.Column('groups', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['disclosure_id'], ['disclosure.id'], name=op.f('fk_disclosure_person_disclosure_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_disclosure_person'))
    )
    op.create_index(op.f('ix_disclosure_person_disclosure_id'), 'disclosure_person', ['disclosure_id'], unique=False)
    op.create_index('ix_disclosure_person_subject', 'disclosure_person', ['subject_id', 'id'], unique=False)
    op.create_table('invitation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('owner', 'recruiter', 'hiring_manager', 'reviewer', name='memberrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('accepted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_invitation_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation'))
    )
    op.create_index(op.f('ix_invitation_company_id'), 'invitation', ['company_id'], unique=False)
    op.create_table('mail_link',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('confirm_email', 'reset_password', 'join_company', name='linkkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('invitation_id', sa.Uuid(), nullable=True),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_mail_link_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mail_link')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_mail_link_token_hash'))
    )
    op.create_index(op.f('ix_mail_link_account_id'), 'mail_link', ['account_id'], unique=False)
    op.create_index(op.f('ix_mail_link_invitation_id'), 'mail_link', ['invitation_id'], unique=False)
    op.create_table('published_company',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('slug', sa.String(length=140), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('city', sa.String(length=80), nullable=False),
    sa.Column('about', sa.String(length=2000), nullable=False),
    sa.Column('checked_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_published_company_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_published_company')),
    sa.UniqueConstraint('company_id', name=op.f('uq_published_company_company_id')),
    sa.UniqueConstraint('slug', name=op.f('uq_published_company_slug'))
    )
    op.create_table('sign_in_session',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('device', sa.String(length=80), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('idle_seconds', sa.Integer(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sign_in_session_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_session')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_in_session_token_hash'))
    )
    op.create_index(op.f('ix_sign_in_session_account_id'), 'sign_in_session', ['account_id'], unique=False)
    op.create_table('staffmembership',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('support', 'privacy_officer', 'moderator', 'finance', 'administrator', name='staffrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_staffmembership_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staffmembership'))
    )
    op.create_index(op.f('ix_staffmembership_account_id'), 'staffmembership', ['account_id'], unique=False)
    op.create_table('subscription',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('plan', sa.Enum('free', 'growth', 'business', name='plan', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_subscription_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subscription'))
    )
    op.create_index(op.f('ix_subscription_company_id'), 'subscription', ['company_id'], unique=False)
    op.create_table('vacancy',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(length=180), nullable=False),
    sa.Column('state', sa.Enum('draft', 'published', 'closed', name='vacancystate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('city', sa.String(length=80), nullable=False),
    sa.Column('province', sa.String(length=80), nullable=False),
    sa.Column('workplace', sa.Enum('on_site', 'hybrid', 'remote', name='workplace', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('salary_min', sa.Integer(), nullable=True),
    sa.Column('salary_max', sa.Integer(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('salary_period', sa.Enum('hour', 'day', 'month', 'year', name='salaryperiod', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('salary_basis', sa.Enum('gross', 'net', name='salarybasis', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('employment_status', sa.Enum('permanent', 'fixed_term', 'daily', 'part_time', 'internship', 'freelance', name='employmentstatus', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('outsourcing', sa.Boolean(), nullable=False),
    sa.Column('department', sa.String(length=120), nullable=False),
    sa.Column('reports_to', sa.String(length=120), nullable=False),
    sa.Column('team_size', sa.Integer(), nullable=True),
    sa.Column('level', sa.String(length=60), nullable=False),
    sa.Column('openings_needed', sa.Integer(), nullable=False),
    sa.Column('minimum_education', sa.Enum('any', 'senior_high', 'diploma', 'bachelor', 'master', 'doctorate', name='education', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('experience_years', sa.Integer(), nullable=False),
    sa.Column('duties', sa.String(length=6000), nullable=False),
    sa.Column('qualifications', sa.String(length=4000), nullable=False),
    sa.Column('posted_for_other', sa.Boolean(), nullable=False),
    sa.Column('confidential', sa.Boolean(), nullable=False),
    sa.Column('reviewers_see_resume', sa.Boolean(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_vacancy_company_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy')),
    sa.UniqueConstraint('slug', name=op.f('uq_vacancy_slug'))
    )
    op.create_index(op.f('ix_vacancy_company_id'), 'vacancy', ['company_id'], unique=False)
    op.create_table('listing',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(length=180), nullable=False),
    sa.Column('company_name', sa.String(length=120), nullable=True),
    sa.Column('company_slug', sa.String(length=140), nullable=True),
    sa.Column('company_checked_on', sa.Date(), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('city', sa.String(length=80), nullable=False),
    sa.Column('province', sa.String(length=80), nullable=False),
    sa.Column('workplace', sa.Enum('on_site', 'hybrid', 'remote', name='workplace', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('salary_min', sa.Integer(), nullable=False),
    sa.Column('salary_max', sa.Integer(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('salary_period', sa.Enum('hour', 'day', 'month', 'year', name='salaryperiod', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('salary_basis', sa.Enum('gross', 'net', name='salarybasis', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('monthly_max', sa.Integer(), nullable=False),
    sa.Column('employment_status', sa.Enum('permanent', 'fixed_term', 'daily', 'part_time', 'internship', 'freelance', name='employmentstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('outsourcing', sa.Boolean(), nullable=False),
    sa.Column('department', sa.String(length=120), nullable=False),
    sa.Column('reports_to', sa.String(length=120), nullable=False),
    sa.Column('team_size', sa.Integer(), nullable=True),
    sa.Column('level', sa.String(length=60), nullable=False),
    sa.Column('openings_needed', sa.Integer(), nullable=False),
    sa.Column('minimum_education', sa.Enum('any', 'senior_high', 'diploma', 'bachelor', 'master', 'doctorate', name='education', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('experience_years', sa.Integer(), nullable=False),
    sa.Column('duties', sa.String(), nullable=False),
    sa.Column('qualifications', sa.String(), nullable=False),
    sa.Column('posted_for_other', sa.Boolean(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('search', postgresql.TSVECTOR(), nullable=False),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_listing_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_listing')),
    sa.UniqueConstraint('slug', name=op.f('uq_listing_slug')),
    sa.UniqueConstraint('vacancy_id', name=op.f('uq_listing_vacancy_id'))
    )
    op.create_index('ix_listing_newest', 'listing', ['published_at', 'id'], unique=False)
    op.create_index('ix_listing_search', 'listing', ['search'], unique=False, postgresql_using='gin')
    op.create_table('mail',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('candidate_id', sa.Uuid(), nullable=True),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('kind', sa.Enum('confirm_email', 'reset_password', 'email_taken', 'password_changed', 'application_sent', 'stage_changed', 'application_ended', 'member_invited', name='mailkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('purpose', sa.Enum('service_notice', 'marketing', name='mailpurpose', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('failure', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_mail_account_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_mail_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mail'))
    )
    op.create_index(op.f('ix_mail_account_id'), 'mail', ['account_id'], unique=False)
    op.create_index(op.f('ix_mail_due_at'), 'mail', ['due_at'], unique=False)
    op.create_table('notification',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('candidate_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Enum('application_sent', 'application_received', 'application_opened', 'stage_changed', 'application_ended', 'application_withdrawn', name='noticekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('path', sa.String(length=200), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_notification_account_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_notification_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notification'))
    )
    op.create_index(op.f('ix_notification_account_id'), 'notification', ['account_id'], unique=False)
    op.create_index(op.f('ix_notification_candidate_id'), 'notification', ['candidate_id'], unique=False)
    op.create_table('person_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('wrapped_key', sa.LargeBinary(), nullable=False),
    sa.Column('wrapped_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_person_key_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_key')),
    sa.UniqueConstraint('candidate_id', name=op.f('uq_person_key_candidate_id'))
    )
    op.create_table('pseudonym',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_pseudonym_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pseudonym')),
    sa.UniqueConstraint('candidate_id', name=op.f('uq_pseudonym_candidate_id')),
    sa.UniqueConstraint('subject_id', name=op.f('uq_pseudonym_subject_id'))
    )
    op.create_table('resume',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=4), nullable=False),
    sa.Column('file_name', sa.String(length=120), nullable=False),
    sa.Column('headline', sa.String(length=120), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_resume_candidate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resume'))
    )
    op.create_index(op.f('ix_resume_candidate_id'), 'resume', ['candidate_id'], unique=False)
    op.create_table('vacancy_assignment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('member_id', sa.Uuid(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_vacancy_assignment_company_id')),
    sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_vacancy_assignment_member_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_vacancy_assignment_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_assignment'))
    )
    op.create_index(op.f('ix_vacancy_assignment_member_id'), 'vacancy_assignment', ['member_id'], unique=False)
    op.create_index(op.f('ix_vacancy_assignment_vacancy_id'), 'vacancy_assignment', ['vacancy_id'], unique=False)
    op.create_table('vacancy_question',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('choice', 'text', name='questionkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_vacancy_question_company_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_vacancy_question_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vacancy_question'))
    )
    op.create_index(op.f('ix_vacancy_question_vacancy_id'), 'vacancy_question', ['vacancy_id'], unique=False)
    op.create_table('application',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('resume_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stage', sa.Enum('new', 'in_review', 'interview', 'offer', 'hired', 'not_suitable', 'withdrawn', 'closed', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('stage_since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('visible_until', sa.Date(), nullable=False),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_application_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_application_company_id')),
    sa.ForeignKeyConstraint(['resume_id'], ['resume.id'], name=op.f('fk_application_resume_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_application_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_application')),
    sa.UniqueConstraint('candidate_id', 'vacancy_id', name=op.f('uq_application_candidate_id_vacancy_id')),
    sa.UniqueConstraint('vacancy_id', 'number', name=op.f('uq_application_vacancy_id_number'))
    )
    op.create_index('ix_application_company', 'application', ['company_id', 'stage'], unique=False)
    op.create_index('ix_application_pipeline', 'application', ['vacancy_id', 'stage', 'number'], unique=False)
    op.create_index(op.f('ix_application_resume_id'), 'application', ['resume_id'], unique=False)
    op.create_table('application_counter',
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_application_counter_vacancy_id')),
    sa.PrimaryKeyConstraint('vacancy_id', name=op.f('pk_application_counter'))
    )
    op.create_table('application_draft',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('resume_id', sa.Uuid(), nullable=True),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_application_draft_candidate_id')),
    sa.ForeignKeyConstraint(['resume_id'], ['resume.id'], name=op.f('fk_application_draft_resume_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_application_draft_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_application_draft')),
    sa.UniqueConstraint('candidate_id', 'vacancy_id', name=op.f('uq_application_draft_candidate_id_vacancy_id'))
    )
    op.create_table('resume_page',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('resume_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stored_name', sa.String(length=64), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_resume_page_candidate_id')),
    sa.ForeignKeyConstraint(['resume_id'], ['resume.id'], name=op.f('fk_resume_page_resume_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resume_page'))
    )
    op.create_index(op.f('ix_resume_page_resume_id'), 'resume_page', ['resume_id'], unique=False)
    op.create_table('resume_text',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('resume_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_resume_text_candidate_id')),
    sa.ForeignKeyConstraint(['resume_id'], ['resume.id'], name=op.f('fk_resume_text_resume_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resume_text')),
    sa.UniqueConstraint('resume_id', name=op.f('uq_resume_text_resume_id'))
    )
    op.create_table('choice_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('choice', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_choice_answer_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_choice_answer_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_choice_answer_company_id')),
    sa.ForeignKeyConstraint(['question_id'], ['vacancy_question.id'], name=op.f('fk_choice_answer_question_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_choice_answer_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_choice_answer'))
    )
    op.create_index(op.f('ix_choice_answer_application_id'), 'choice_answer', ['application_id'], unique=False)
    op.create_table('opening',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('member_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_opening_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_opening_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_opening_company_id')),
    sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_opening_member_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_opening_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opening')),
    sa.UniqueConstraint('application_id', name=op.f('uq_opening_application_id')),
    sa.UniqueConstraint('vacancy_id', 'ordinal', name=op.f('uq_opening_vacancy_id_ordinal'))
    )
    op.create_index(op.f('ix_opening_application_id'), 'opening', ['application_id'], unique=False)
    op.create_table('rejection',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('member_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.String(length=60), nullable=False),
    sa.Column('message', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_rejection_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_rejection_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_rejection_company_id')),
    sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_rejection_member_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_rejection_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rejection'))
    )
    op.create_index(op.f('ix_rejection_application_id'), 'rejection', ['application_id'], unique=False)
    op.create_table('stage_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('member_id', sa.Uuid(), nullable=True),
    sa.Column('was', sa.Enum('new', 'in_review', 'interview', 'offer', 'hired', 'not_suitable', 'withdrawn', 'closed', name='was', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('became', sa.Enum('new', 'in_review', 'interview', 'offer', 'hired', 'not_suitable', 'withdrawn', 'closed', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_stage_change_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_stage_change_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_stage_change_company_id')),
    sa.ForeignKeyConstraint(['member_id'], ['company_member.id'], name=op.f('fk_stage_change_member_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_stage_change_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage_change'))
    )
    op.create_index(op.f('ix_stage_change_application_id'), 'stage_change', ['application_id'], unique=False)
    op.create_table('withdrawal',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_withdrawal_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_withdrawal_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_withdrawal_company_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_withdrawal_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withdrawal'))
    )
    op.create_index(op.f('ix_withdrawal_application_id'), 'withdrawal', ['application_id'], unique=False)
    op.create_table('written_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('candidate_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('vacancy_id', sa.Uuid(), nullable=False),
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_written_answer_application_id')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_written_answer_candidate_id')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_written_answer_company_id')),
    sa.ForeignKeyConstraint(['question_id'], ['vacancy_question.id'], name=op.f('fk_written_answer_question_id')),
    sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_written_answer_vacancy_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_written_answer'))
    )
    op.create_index(op.f('ix_written_answer_application_id'), 'written_answer', ['application_id'], unique=False)
    for statement in WITNESS:
        op.execute(statement)


# A refused actor may not see whose row it was, and the refusal must outlive the rollback: a function of a role that nobody logs in as
# writes it (postgres.md 10). It returns nothing, and does the same work whether the id names somebody or not.
WITNESS = (
    "GRANT SELECT ON application, pseudonym, resume, company TO weimproovi_witness",
    "GRANT SELECT, INSERT ON disclosure, disclosure_person TO weimproovi_witness",
    "CREATE POLICY witness_adds ON disclosure FOR INSERT TO weimproovi_witness WITH CHECK (true)",
    "CREATE POLICY witness_adds ON disclosure_person FOR INSERT TO weimproovi_witness WITH CHECK (true)",
    """
    CREATE FUNCTION record_refusal(
        disclosure_id uuid, person_id uuid, resource_id uuid, viewer_kind text, account_id uuid, viewer_company_id uuid,
        viewer_role text, purpose text, reason text, at timestamptz, day date
    ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DECLARE
        subject uuid;
        sent uuid;
    BEGIN
        SELECT found.subject_id, found.application_id INTO subject, sent FROM (
            SELECT p.subject_id, a.id AS application_id FROM application a JOIN pseudonym p ON p.candidate_id = a.candidate_id
            WHERE a.id = resource_id
            UNION ALL SELECT p.subject_id, NULL FROM pseudonym p WHERE p.candidate_id = resource_id
            UNION ALL SELECT p.subject_id, NULL FROM resume r JOIN pseudonym p ON p.candidate_id = r.candidate_id
            WHERE r.id = resource_id
        ) AS found LIMIT 1;
        INSERT INTO disclosure (id, at, day, kind, viewer_kind, viewer_account_id, company_id, company_name, role, purpose, clause, reason)
        SELECT disclosure_id, at, day, 'refused', viewer_kind, account_id, viewer_company_id,
            coalesce((SELECT c.name FROM company c WHERE c.id = viewer_company_id), ''), viewer_role, purpose, 'S3', reason
        WHERE subject IS NOT NULL;
        INSERT INTO disclosure_person (id, disclosure_id, subject_id, company_id, application_id, groups)
        SELECT person_id, disclosure_id, subject, viewer_company_id, sent, ARRAY[]::text[] WHERE subject IS NOT NULL;
    END $$
    """,
    "REVOKE ALL ON FUNCTION record_refusal FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION record_refusal TO weimproovi_app",
    "GRANT CREATE ON SCHEMA public TO weimproovi_witness",
    "ALTER FUNCTION record_refusal OWNER TO weimproovi_witness",
    "REVOKE CREATE ON SCHEMA public FROM weimproovi_witness",
)
