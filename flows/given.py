"""What resolution is given: the state's texts and sources as the contract has them, and a fingerprint of each text.

Views in the state's database, by name. ``given_documents`` and ``given_sources`` have the columns of ``documents`` and
``document_sources``, as far as they are known before resolution: no copies, no places, counts 0.
``given_fingerprints`` (document_id, fingerprint) changes for a text whenever anything of it changes that may show in
the published tables: its row, its sources, its annotation, judgements on it; not when or in which run it came.

Their tables are named with the database (``pipeline``, after the file), because resolution lays temporary tables and
schemas of its own before them.
"""

from __future__ import annotations

from collections.abc import Mapping

GIVEN: Mapping[str, str] = {
    "given_documents": """
        select d.document_id, regexp_extract(rtrim(d.read_as, '/'), '[^/]+$') as file_name, d.content_sha256,
            d.size_bytes, d.encoding, d.published_date, d.published_value, d.published_date_source, d.anchor_date,
            d.anchor_source,
            d.text[d.title.start + 1 : d.title.end] as title,
            d.text[d.dateline.start + 1 : d.dateline.end] as dateline_text, null::varchar as dateline_place_id,
            d.agency, d.language, 0::bigint as sentence_count, 0::bigint as token_count,
            null::varchar as duplicate_of, d.text, d.ingested_at, d.run_id
        from pipeline.main.documents as d
    """,
    "given_sources": """
        select document_id, source_uri, publisher, url, given_date, first_seen_at
        from pipeline.main.sources
    """,
    "given_fingerprints": """
        with came_from as (
            select document_id,
                string_agg(concat_ws(chr(9), source_uri, publisher, url, given_date), chr(10) order by source_uri)
                    as sources
            from pipeline.main.sources group by document_id
        )
        select d.document_id,
            md5(concat_ws(chr(10), d.text_hash, d.content_sha256, d.size_bytes, d.read_as,
                coalesce(a.annotation_key, ''), coalesce(a.failed, false), coalesce(came_from.sources, ''),
                coalesce(judged.mark, '')))
            as fingerprint
        from pipeline.main.documents as d
        left join pipeline.main.judged_texts as judged on judged.content_sha256 = d.content_sha256
        left join pipeline.main.annotated as a using (document_id)
        left join came_from using (document_id)
    """,
}
"""The query of each view, by name."""
