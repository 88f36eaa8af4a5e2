-- Question: Which events are told in these words?
-- Call: search(words)
-- Grain: one event of which a sentence holds every word, or begins a word with it; capitals and accents do not matter.
-- Columns:
--   score: Rank, best first: 1 for the words side by side as asked for, plus the share of them that stand as whole words,
--     plus up to 1 for the independent texts that tell of the event.
--   date_start: First day of the event; null when unknown.
--   status: The latest claim: occurred, ongoing, planned, postponed, cancelled, proposed, denied.
--   kind: Kind of event; event_kinds explains it.
--   summary: One readable line: who did what, with whom, where.
--   sentence_count: Number of sentences about it, copies not counted, that hold the words.
--   evidence: The sentence that fits best.
--   reported_on: Day of publication of its text; null when unknown.
--   file_name: File that it stands in.
--   document_id: Its text.
--   event_id: The event.
with asked as (
    select trim(regexp_replace(lower(strip_accents(words)), '[^\p{L}\p{N}]+', ' ', 'g')) as phrase
),

hits as (
    select
        report.event_id,
        report.event_mention_id,
        report.document_id,
        report.evidence,
        asked.phrase,
        ' ' || regexp_replace(lower(strip_accents(report.evidence)), '[^\p{L}\p{N}]+', ' ', 'g') || ' ' as plain
    from event_mentions as report
    cross join asked
    where
        asked.phrase <> ''
        -- One word by one, cheaply, before the sentence is taken apart.
        and list_bool_and(
            list_transform(
                string_split(asked.phrase, ' '),
                lambda word: contains(lower(strip_accents(report.evidence)), word)
            )
        )
),

scored as (
    select
        hit.event_id,
        hit.event_mention_id,
        hit.document_id,
        hit.evidence,
        document.published_date,
        document.file_name,
        case when contains(hit.plain, ' ' || hit.phrase || ' ') then 1.0 else 0.0 end
        + len(list_filter(string_split(hit.phrase, ' '), lambda word: contains(hit.plain, ' ' || word || ' ')))
        / len(string_split(hit.phrase, ' ')) as fit
    from hits as hit
    inner join documents as document on hit.document_id = document.document_id
    where
        document.duplicate_of is null
        and list_bool_and(
            list_transform(string_split(hit.phrase, ' '), lambda word: contains(hit.plain, ' ' || word))
        )
),

best as (
    select
        event_id,
        count(*) as sentence_count,
        max(fit) as fit,
        arg_min(
            event_mention_id, (-fit, coalesce(published_date, date '9999-12-31'), event_mention_id)
        ) as event_mention_id
    from scored
    group by event_id
)

select
    round(best.fit + 1 - 1 / event.independent_count, 3) as score,
    event.date_start,
    event.status,
    event.kind,
    event.summary,
    best.sentence_count,
    report.evidence,
    document.published_date as reported_on,
    document.file_name,
    report.document_id,
    event.event_id
from best
inner join events as event on best.event_id = event.event_id
inner join event_mentions as report on best.event_mention_id = report.event_mention_id
inner join documents as document on report.document_id = document.document_id
order by score desc, event.date_start desc nulls last, event.event_id;
