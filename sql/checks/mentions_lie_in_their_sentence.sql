-- Check: A mention lies within the sentence that it is said to stand in.
-- Severity: warning
-- Scope: text
select
    mention.mention_id,
    mention.text
from mentions as mention
left join sentences as sentence
    on mention.document_id = sentence.document_id and mention.sentence_index = sentence.sentence_index
where
    sentence.document_id is null
    or mention.char_start < sentence.char_start
    or mention.char_end > sentence.char_end;
