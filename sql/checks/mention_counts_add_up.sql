-- Check: The mentions and texts counted for an entity are those that are published, with the texts filed there.
-- Severity: warning
-- Scope: entity
with
told as (
    select
        entity_id,
        document_id,
        mention_id
    from mentions where entity_id is not null
    union all
    select
        dateline_place_id as entity_id,
        document_id,
        null as mention_id
    from documents
    where dateline_place_id is not null
),

-- By text first: distinct texts of an entity counted at once would take ten times as long.
by_text as (
    select
        entity_id,
        document_id,
        count(mention_id) as mentions
    from told group by entity_id, document_id
),

counted as (
    select
        entity_id,
        sum(mentions) as mentions,
        count(*) as documents
    from by_text group by entity_id
)

select
    entity.entity_id,
    entity.name,
    entity.mention_count,
    entity.document_count,
    coalesce(counted.mentions, 0) as counted_mentions,
    coalesce(counted.documents, 0) as counted_documents
from entities as entity
left join counted on entity.entity_id = counted.entity_id
where entity.mention_count <> coalesce(counted.mentions, 0) or entity.document_count <> coalesce(counted.documents, 0);
