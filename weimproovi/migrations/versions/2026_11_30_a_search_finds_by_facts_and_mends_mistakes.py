"""a search finds words and facts in one index, and mends typing mistakes by words that occur"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_facts_in_the_search"
down_revision = "2026_11_30_pasted_adverts"

FILTERED = ["closes_on", "link_only", "province", "city", "workplace", "employment_status", "minimum_education", "experience_years", "monthly_max"]
FACTS = """UPDATE listing SET search = search
    || setweight(to_tsvector('indonesian', department), 'C') || setweight(to_tsvector('simple', department), 'C')
    || array_to_tsvector(ARRAY['p:' || province, 'c:' || city, 's:' || employment_status, 'w:' || workplace, 'e:' || minimum_education,
        'x:' || CASE WHEN experience_years >= 6 THEN '6' WHEN experience_years >= 3 THEN '3-5' WHEN experience_years >= 1 THEN '1-2' ELSE '0' END,
        'd:' || floor(extract(epoch FROM published_at) / 86400)::bigint]
        || ARRAY(SELECT 'g:' || step FROM unnest(ARRAY[3000000, 5000000, 8000000, 12000000, 20000000]) AS step WHERE monthly_max >= step))"""
WORDS = """INSERT INTO search_word (id, created_at, word)
    SELECT gen_random_uuid(), now(), word FROM (
        SELECT DISTINCT lower(found[1]) AS word FROM listing, regexp_matches(title || ' ' || department, '[[:alpha:]]{3,40}', 'g') AS found) AS said"""


def upgrade() -> None:
    op.create_table('search_word',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('word', sa.String(length=40), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_word')),
    sa.UniqueConstraint('word', name=op.f('uq_search_word_word'))
    )
    op.create_index('ix_search_word_alike', 'search_word', ['word'], unique=False, postgresql_using='gin', postgresql_ops={'word': 'gin_trgm_ops'})
    op.execute(FACTS)
    op.execute(WORDS)
    op.drop_index('ix_listing_newest', 'listing')
    op.create_index('ix_listing_newest', 'listing', ['published_at', 'id'], postgresql_include=FILTERED)
    op.create_index('ix_listing_province', 'listing', ['province', 'published_at', 'id'])
