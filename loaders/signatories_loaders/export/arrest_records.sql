-- The reader table arrest_record, with what each row rests on, a block of rows at a time. `:columns` are put in by flat.py.
WITH block AS MATERIALIZED (SELECT * FROM arrest_record WHERE event_id > :after ORDER BY event_id LIMIT :many),
same_case AS (  -- a custody with each event of its case, itself included
  SELECT r.event_id, r.event_id AS other_id FROM block r
  UNION
  SELECT r.event_id, e.event_id FROM block r JOIN event e ON e.case_id = r.case_id AND e.person_id = r.person_id
),
backed AS (
  SELECT DISTINCT o.event_id, c.source_id
  FROM same_case o JOIN event_claim ec ON ec.event_id = o.other_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id
),
letters AS (  -- letters that the row names, with the person's entry under each
  SELECT r.event_id, l.letter_id, l.title_en, g.sources,
    instr('; ' || r.signed_before || '; ', '; ' || l.letter_id || '; ') > 0 AS before
  FROM block r JOIN signatory g ON g.person_id = r.person_id JOIN letter l ON l.letter_id = g.letter_id
  WHERE instr('; ' || coalesce(r.signed_before, '') || '; ' || coalesce(r.signed_possibly_before, '') || '; '
    || coalesce(r.in_custody_at, '') || '; ' || coalesce(r.under_sentence_at, '') || '; ', '; ' || l.letter_id || '; ')
),
signed AS (
  SELECT DISTINCT l.event_id, j.value AS source_id
  FROM letters l, json_each('["' || replace(l.sources, '; ', '","') || '"]') j
),
titled AS NOT MATERIALIZED (
  SELECT source_id, coalesce(replace(title, '; ', ', '), :no_title) AS title, url FROM source
),
pages AS (
  SELECT event_id, group_concat(source_id, '; ') AS source_ids, group_concat(title, '; ') AS source_titles,
    group_concat(url, '; ') AS source_urls
  FROM (SELECT b.event_id, s.* FROM backed b JOIN titled s ON s.source_id = b.source_id ORDER BY b.event_id, s.source_id)
  GROUP BY event_id
),
signed_pages AS (
  SELECT event_id, group_concat(source_id, '; ') AS signed_source_ids, group_concat(title, '; ') AS signed_source_titles,
    group_concat(url, '; ') AS signed_source_urls
  FROM (SELECT b.event_id, s.* FROM signed b JOIN titled s ON s.source_id = b.source_id ORDER BY b.event_id, s.source_id)
  GROUP BY event_id
),
titles AS (
  SELECT event_id, group_concat(title_en, '; ') AS signed_before_titles
  FROM (SELECT event_id, replace(title_en, '; ', ', ') AS title_en FROM letters WHERE before ORDER BY event_id, letter_id)
  GROUP BY event_id
),
told AS (
  SELECT ec.event_id, listed(c.claim_id) AS claims,
    listed(CASE WHEN ec.bears_on = 'end' THEN c.date_as_printed END) AS ended_as_printed
  FROM block r JOIN event_claim ec ON ec.event_id = r.event_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id GROUP BY ec.event_id
),
words AS (
  SELECT event_id, jalali(began_from, began_to, 'en') AS began_jalali_en, jalali(began_from, began_to, 'fa') AS began_jalali_fa,
    jalali(ended_from, ended_to, 'en') AS ended_jalali_en, jalali(ended_from, ended_to, 'fa') AS ended_jalali_fa
  FROM block
)
SELECT :columns
FROM block r
JOIN words w ON w.event_id = r.event_id
LEFT JOIN told t ON t.event_id = r.event_id
LEFT JOIN pages p ON p.event_id = r.event_id
LEFT JOIN signed_pages g ON g.event_id = r.event_id
LEFT JOIN titles l ON l.event_id = r.event_id
ORDER BY r.event_id
