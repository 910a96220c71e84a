-- The reader table arrest_record, with what each row rests on, a block of rows at a time. `:columns` are put in by flat.py.
-- A list holds an item for each of something; several values of one item are separated by ', ', and :none stands where there is none.
WITH block AS MATERIALIZED (SELECT * FROM arrest_record WHERE event_id > :after ORDER BY event_id LIMIT :many),
told AS MATERIALIZED (  -- what supports the custody itself
  SELECT r.event_id, ec.bears_on, c.claim_id, c.source_id, c.kind, c.outcome, c.date, c.date_as_printed
  FROM block r JOIN event_claim ec ON ec.event_id = r.event_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id
),
same_case AS MATERIALIZED (  -- a custody with each event of its case, itself included
  SELECT r.event_id, r.event_id AS other_id FROM block r
  UNION
  SELECT r.event_id, e.event_id FROM block r JOIN event e ON e.case_id = r.case_id AND e.person_id = r.person_id
),
accused AS MATERIALIZED (
  SELECT o.event_id, replace(h.wording, '; ', ', ') AS wording, h.charge_id, c.claim_id, c.source_id
  FROM same_case o JOIN event_claim ec ON ec.event_id = o.other_id AND ec.stance = 'supports'
  JOIN claim_charge h ON h.claim_id = ec.claim_id JOIN claim c ON c.claim_id = ec.claim_id
),
judged AS MATERIALIZED (
  SELECT o.event_id, s.event_id AS judgment_id, c.claim_id, c.source_id, c.outcome
  FROM same_case o JOIN event s ON s.event_id = o.other_id AND s.kind = 'sentence'
  LEFT JOIN event_claim ec ON ec.event_id = s.event_id AND ec.stance = 'supports' LEFT JOIN claim c ON c.claim_id = ec.claim_id
),
letters AS (  -- letters that the row names, with the person's entry under each
  SELECT r.event_id, l.letter_id, l.title_en, g.sources,
    instr('; ' || r.signed_before || '; ', '; ' || l.letter_id || '; ') > 0 AS before
  FROM block r JOIN signatory g ON g.person_id = r.person_id JOIN letter l ON l.letter_id = g.letter_id
  WHERE instr('; ' || coalesce(r.signed_before, '') || '; ' || coalesce(r.signed_possibly_before, '') || '; '
    || coalesce(r.in_custody_at, '') || '; ' || coalesce(r.under_sentence_at, '') || '; ', '; ' || l.letter_id || '; ')
),
page AS (
  SELECT event_id, 'own' AS role, source_id FROM told
  UNION SELECT event_id, 'case', source_id FROM accused
  UNION SELECT event_id, 'case', source_id FROM judged WHERE source_id IS NOT NULL
  UNION SELECT l.event_id, 'signed', j.value FROM letters l, json_each('["' || replace(l.sources, '; ', '","') || '"]') j
),
pages AS MATERIALIZED (
  SELECT event_id, role, group_concat(source_id, '; ') AS ids, group_concat(title, '; ') AS titles,
    group_concat(outlet, '; ') AS outlets, group_concat(published_on, '; ') AS dates, group_concat(url, '; ') AS urls,
    group_concat(archive_url, '; ') AS archive_urls
  FROM (
    SELECT p.event_id, p.role, s.source_id, coalesce(replace(s.title, '; ', ', '), :no_title) AS title,
      replace(o.name, '; ', ', ') AS outlet, coalesce(s.published_on, :none) AS published_on, s.url,
      coalesce(s.archive_url, :none) AS archive_url
    FROM page p JOIN source s ON s.source_id = p.source_id JOIN publisher o ON o.publisher_id = s.publisher_id
    ORDER BY p.event_id, p.role, s.source_id)
  GROUP BY event_id, role
),
titles AS (
  SELECT event_id, group_concat(title_en, '; ') AS signed_before_titles
  FROM (SELECT event_id, replace(title_en, '; ', ', ') AS title_en FROM letters WHERE before ORDER BY event_id, letter_id)
  GROUP BY event_id
),
claims AS (
  SELECT event_id, listed(claim_id) AS claims, listed(CASE WHEN bears_on = 'end' THEN outcome END) AS end_outcome
  FROM told GROUP BY event_id
),
begun AS (
  SELECT event_id, group_concat(printed, '; ') AS dates_as_printed, group_concat(claims, '; ') AS dates_as_printed_claims,
    group_concat(sources, '; ') AS dates_as_printed_source_ids
  FROM (
    SELECT event_id, replace(date_as_printed, '; ', ', ') AS printed, within(claim_id) AS claims, within(source_id) AS sources
    FROM told WHERE bears_on = 'begin' AND date_as_printed IS NOT NULL GROUP BY event_id, printed ORDER BY event_id, printed)
  GROUP BY event_id
),
ended AS (
  SELECT event_id, group_concat(claim_id, '; ') AS end_claims, group_concat(kind, '; ') AS end_kinds,
    group_concat(coalesce(outcome, :none), '; ') AS end_outcomes, group_concat(coalesce(date, :none), '; ') AS end_dates,
    group_concat(coalesce(replace(date_as_printed, '; ', ', '), :none), '; ') AS ended_as_printed,
    group_concat(source_id, '; ') AS end_source_ids
  FROM (SELECT * FROM told WHERE bears_on = 'end' ORDER BY event_id, claim_id) GROUP BY event_id
),
charged AS (
  SELECT event_id, group_concat(wording, '; ') AS charges, group_concat(coalesce(ids, :none), '; ') AS charge_ids,
    group_concat(claims, '; ') AS charge_claims, group_concat(sources, '; ') AS charge_source_ids
  FROM (
    SELECT event_id, wording, within(charge_id) AS ids, within(claim_id) AS claims, within(source_id) AS sources
    FROM accused GROUP BY event_id, wording ORDER BY event_id, wording)
  GROUP BY event_id
),
sentenced AS (
  SELECT event_id, group_concat(judgment_id, '; ') AS judgment_ids, group_concat(label, '; ') AS judgments,
    group_concat(began_from, '; ') AS judgment_dates_from, group_concat(began_to, '; ') AS judgment_dates_to,
    group_concat(stage, '; ') AS judgment_stages, group_concat(coalesce(outcome, :none), '; ') AS judgment_outcomes,
    group_concat(months_min, '; ') AS judgment_months_min, group_concat(months_max, '; ') AS judgment_months_max,
    group_concat(coalesce(claims, :none), '; ') AS judgment_claims,
    group_concat(coalesce(sources, :none), '; ') AS judgment_source_ids
  FROM (
    SELECT j.event_id, j.judgment_id, replace(s.label, '; ', ', ') AS label, coalesce(s.began_from, :none) AS began_from,
      coalesce(s.began_to, :none) AS began_to, coalesce(s.stage, :none) AS stage,
      coalesce(s.months_min, :none) AS months_min, coalesce(s.months_max, :none) AS months_max,
      within(j.outcome) AS outcome, within(j.claim_id) AS claims, within(j.source_id) AS sources
    FROM judged j JOIN event s ON s.event_id = j.judgment_id
    GROUP BY j.event_id, j.judgment_id ORDER BY j.event_id, s.began_from, j.judgment_id)
  GROUP BY event_id
),
words AS (
  SELECT event_id, jalali(began_from, began_to, 'en') AS began_jalali_en, jalali(began_from, began_to, 'fa') AS began_jalali_fa,
    jalali(ended_from, ended_to, 'en') AS ended_jalali_en, jalali(ended_from, ended_to, 'fa') AS ended_jalali_fa
  FROM block
)
SELECT :columns
FROM block r
JOIN words ON words.event_id = r.event_id
LEFT JOIN claims ON claims.event_id = r.event_id
LEFT JOIN begun ON begun.event_id = r.event_id
LEFT JOIN ended ON ended.event_id = r.event_id
LEFT JOIN charged ON charged.event_id = r.event_id
LEFT JOIN sentenced ON sentenced.event_id = r.event_id
LEFT JOIN titles ON titles.event_id = r.event_id
LEFT JOIN pages own ON own.event_id = r.event_id AND own.role = 'own'
LEFT JOIN pages cases ON cases.event_id = r.event_id AND cases.role = 'case'
LEFT JOIN pages signed ON signed.event_id = r.event_id AND signed.role = 'signed'
ORDER BY r.event_id
