-- Question: Which texts tell of an event, in which words, and what does each of them say?
-- Grain: one event as told by one text.
-- Columns:
--   reported_on: Day on which the text was published; null when unknown.
--   file_name: File that the text came in.
--   agency: News agency that the text names.
--   is_copy: True for a copy of another text, which is no independent source.
--   kind: Kind of event.
--   status: State of the event, as this text has it.
--   status_cue: The words that show the status.
--   trigger: The words that tell of the event.
--   evidence: The sentence that they stand in.
--   date_start: First day of the event by this text; null when it gives none.
--   date_end: Last day of the event by this text, included.
--   date_precision: How finely this text gives the date.
--   place: Where it happens, by this text.
--   attributed_to: Name of whoever says so; null for the text itself.
--   title: A name that the event has in this text.
--   confidence: Probability that an analyst would log this event, of this type, with one of these participants at least.
--   char_start: Offset in characters into documents.text at which the trigger begins.
--   char_end: Offset in characters behind the trigger.
--   event_id: The event.
--   document_id: The text.
--   event_mention_id: The event mention.
select
    document.published_date as reported_on,
    document.file_name,
    document.agency,
    document.duplicate_of is not null as is_copy,
    report.kind,
    report.status,
    report.status_cue,
    report.trigger,
    report.evidence,
    report.date_start,
    report.date_end,
    report.date_precision,
    place.name as place,
    speaker.name as attributed_to,
    report.title,
    report.confidence,
    report.char_start,
    report.char_end,
    report.event_id,
    report.document_id,
    report.event_mention_id
from event_mentions as report
inner join documents as document on report.document_id = document.document_id
left join entities as place on report.place_id = place.entity_id
left join entities as speaker on report.attributed_to = speaker.entity_id;
