-- Check: What a text reports as done does not begin after the day of its publication (a day's doubt allowed).
-- Severity: warning
-- Scope: text
select
    report.event_mention_id,
    report.trigger,
    report.status,
    report.date_start,
    document.published_date
from event_mentions as report
inner join documents as document on report.document_id = document.document_id
where report.status in ('occurred', 'ongoing') and report.date_start > document.published_date + 1;
