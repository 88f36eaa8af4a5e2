-- Check: The mentions and texts counted for an entity are those that are published.
-- Severity: warning
select
    entity.entity_id,
    entity.name,
    entity.mention_count,
    entity.document_count,
    count(mention.mention_id) as counted_mentions,
    count(distinct mention.document_id) as counted_documents
from entities as entity
left join mentions as mention on entity.entity_id = mention.entity_id
group by entity.entity_id, entity.name, entity.mention_count, entity.document_count
having entity.mention_count <> count(mention.mention_id) or entity.document_count <> count(distinct mention.document_id);
