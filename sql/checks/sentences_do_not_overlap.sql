-- Check: A sentence begins where the one before it has ended, or later.
-- Severity: warning
-- Scope: text
with neighbours as (
    select
        document_id,
        sentence_index,
        char_start,
        lag(char_end) over (partition by document_id order by sentence_index) as previous_end
    from sentences
)

select
    document_id,
    sentence_index,
    char_start,
    previous_end
from neighbours
where char_start < previous_end;
