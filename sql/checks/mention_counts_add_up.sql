-- Check: The mentions and texts counted for an entity are those that are published, with the texts filed there.
-- Severity: warning
with
    told as (
        select entity_id, document_id, mention_id from mentions
        union all
        select dateline_place_id as entity_id, document_id, null as mention_id from documents
    )

select
    entity.entity_id,
    entity.name,
    entity.mention_count,
    entity.document_count,
    count(told.mention_id) as counted_mentions,
    count(distinct told.document_id) as counted_documents
from entities as entity
left join told on entity.entity_id = told.entity_id
group by entity.entity_id, entity.name, entity.mention_count, entity.document_count
having entity.mention_count <> count(told.mention_id) or entity.document_count <> count(distinct told.document_id);
