"""consents of candidates, video units, and the sealed ledger"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_consents"
down_revision = "2026_11_22_doors_open"

WIDER = (  # table, column, the name of its check, and the words that it may hold from here on
    ("consent_event", "scope", "consentscope",
        "company_card company_records job_alert marketing matching video_record video_share"),
    ("consent_event", "state", "consentstate",
        "ConsentUnknown ConsentRequested ConsentRequestDeferred ConsentGiven RenewedConsentGiven "
        "ConsentRefused ConsentWithdrawn ConsentExpired ConsentInvalidated"),
    ("disclosure", "reason", "reason",
        "not_found erased paused other_company company_not_checked session_too_weak purpose_not_served "
        "not_assigned not_applied not_delivered withdrawn period_over no_consent not_opened plan_lacks_group "
        "quota_spent videos_spent"),
    ("staff_act", "act", "staffactkind",
        "company_check paper_read report_answer vacancy_pause vacancy_resume payment_confirm tax_proof invoice_void request_answer ticket_open "
        "ticket_look ticket_close mail_retry mail_read staff_add staff_role staff_end second_factor_reset audit_read sweeps_read decision_explained"),
)

# Whoever records a look, in whatever way, it waits to be sealed from the same moment on: the row is in the same transaction.
WAITING = (
    """
    CREATE FUNCTION wait_for_the_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    BEGIN
        INSERT INTO ledger_waiting (disclosure_id) VALUES (NEW.id);
        RETURN NULL;
    END $$
    """,
    "REVOKE ALL ON FUNCTION wait_for_the_seal FROM PUBLIC",
    "CREATE TRIGGER waits_for_the_seal AFTER INSERT ON disclosure FOR EACH ROW EXECUTE FUNCTION wait_for_the_seal()",
    "INSERT INTO ledger_waiting (disclosure_id) SELECT id FROM disclosure",
)


def upgrade() -> None:
    op.create_table(
        'candidate_consent',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=True),
        sa.Column('company_id', sa.Uuid(), nullable=True),
        sa.Column('vacancy_id', sa.Uuid(), nullable=True),
        sa.Column('ordinal', sa.Integer(), nullable=False),
        sa.Column('scope', sa.Enum('company_card', 'company_records', 'job_alert', 'marketing', 'matching', 'video_record', 'video_share', name='consentscope', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('state', sa.Enum('ConsentUnknown', 'ConsentRequested', 'ConsentRequestDeferred', 'ConsentGiven', 'RenewedConsentGiven', 'ConsentRefused', 'ConsentWithdrawn', 'ConsentExpired', 'ConsentInvalidated', name='consentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('purpose', sa.Enum('publishing', 'service_providing', 'job_alerts', 'marketing', 'matching', 'recording', 'recruiting', name='consentpurpose', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('recipient', sa.String(length=160), nullable=False),
        sa.Column('groups', sa.JSON(), nullable=False),
        sa.Column('text_shown', sa.String(), nullable=False),
        sa.Column('text_sha256', sa.String(length=64), nullable=False),
        sa.Column('text_version', sa.String(length=20), nullable=False),
        sa.Column('language', sa.String(length=2), nullable=False),
        sa.Column('method', sa.String(length=40), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('given_id', sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_candidate_consent_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_candidate_consent_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_candidate_consent_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_candidate_consent_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_candidate_consent')),
        sa.UniqueConstraint('candidate_id', 'scope', 'application_id', 'ordinal', name=op.f('uq_candidate_consent_candidate_id_scope_application_id_ordinal'), postgresql_nulls_not_distinct=True),
    )
    op.create_index(op.f('ix_candidate_consent_application_id'), 'candidate_consent', ['application_id'], unique=False)
    op.create_index(op.f('ix_candidate_consent_candidate_id'), 'candidate_consent', ['candidate_id'], unique=False)
    op.create_table(
        'video_unit',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('application_id', sa.Uuid(), nullable=False),
        sa.Column('candidate_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('vacancy_id', sa.Uuid(), nullable=False),
        sa.Column('month', sa.Date(), nullable=False),
        sa.Column('ordinal', sa.Integer(), nullable=False),
        sa.Column('shared_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('returned_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['application_id'], ['application.id'], name=op.f('fk_video_unit_application_id')),
        sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_video_unit_candidate_id')),
        sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_video_unit_company_id')),
        sa.ForeignKeyConstraint(['vacancy_id'], ['vacancy.id'], name=op.f('fk_video_unit_vacancy_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_video_unit')),
    )
    op.create_index(op.f('ix_video_unit_application_id'), 'video_unit', ['application_id'], unique=False)
    open_unit = sa.text('returned_at IS NULL')
    op.create_index('uq_video_unit_ordinal', 'video_unit', ['company_id', 'month', 'ordinal'], unique=True, postgresql_where=open_unit)
    op.create_index('uq_video_unit_application', 'video_unit', ['application_id'], unique=True, postgresql_where=open_unit)
    op.create_table(
        'ledger_waiting',
        sa.Column('disclosure_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('disclosure_id', name=op.f('pk_ledger_waiting')),
    )
    op.create_table(
        'ledger_leaf',
        sa.Column('position', sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column('person_row_id', sa.Uuid(), nullable=False),
        sa.Column('hash', sa.LargeBinary(), nullable=False),
        sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('position', name=op.f('pk_ledger_leaf')),
        sa.UniqueConstraint('person_row_id', name=op.f('uq_ledger_leaf_person_row_id')),
    )
    op.create_table(
        'ledger_node',
        sa.Column('level', sa.Integer(), nullable=False, autoincrement=False),
        sa.Column('position', sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column('hash', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('level', 'position', name=op.f('pk_ledger_node')),
    )
    op.create_table(
        'ledger_head',
        sa.Column('size', sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column('root', sa.LargeBinary(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('public_key', sa.LargeBinary(), nullable=False),
        sa.Column('signature', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('size', name=op.f('pk_ledger_head')),
    )
    for statement in WAITING:
        op.execute(statement)
    op.add_column('application', sa.Column('video_share', sa.Enum('ConsentUnknown', 'ConsentRequested', 'ConsentRequestDeferred', 'ConsentGiven', 'RenewedConsentGiven', 'ConsentRefused', 'ConsentWithdrawn', 'ConsentExpired', 'ConsentInvalidated', name='consentstate', native_enum=False, create_constraint=True, length=40), nullable=True))
    op.add_column('application', sa.Column('video_share_until', sa.DateTime(timezone=True), nullable=True))
    op.add_column('application', sa.Column('video_ordinal', sa.Integer(), nullable=True))
    op.add_column('erased_application', sa.Column('video_month', sa.Date(), nullable=True))
    op.add_column('erased_application', sa.Column('video_ordinal', sa.Integer(), nullable=True))
    op.add_column('consent_event', sa.Column('purpose', sa.String(length=40), nullable=True))
    op.execute("UPDATE consent_event SET purpose = CASE scope WHEN 'company_records' THEN 'service_providing' ELSE 'publishing' END")
    op.alter_column('consent_event', 'purpose', nullable=False)
    op.create_check_constraint(op.f("ck_consent_event_consentpurpose"), "consent_event", "purpose IN ('publishing', 'service_providing', 'job_alerts', 'marketing', 'matching', 'recording', 'recruiting')")
    for table, column, check, words in WIDER:
        named = ", ".join(f"'{word}'" for word in words.split())
        op.drop_constraint(op.f(f"ck_{table}_{check}"), table, type_="check")
        op.create_check_constraint(op.f(f"ck_{table}_{check}"), table, f"{column} IN ({named})")
