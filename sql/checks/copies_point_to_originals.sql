-- Check: A copy points to an original, neither to itself nor to another copy.
-- Severity: error
select
    copied.document_id,
    copied.duplicate_of
from documents as copied
inner join documents as original on copied.duplicate_of = original.document_id
where original.duplicate_of is not null or copied.document_id = original.document_id;
