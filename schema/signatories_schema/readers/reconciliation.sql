WITH f AS (
  SELECT g.*, c.source_id,
    '["' || replace(g.cohort, '; ', '","') || '"]' AS cohorts,
    '["' || replace(g.also_signed, '; ', '","') || '"]' AS also
  FROM figure g JOIN claim c ON c.claim_id = g.claim_id
),
ours AS (
  SELECT f.figure_id,
    CASE f.unit WHEN 'months' THEN coalesce(sum(h.months_certain), 0) ELSE count(CASE WHEN h.answer = 'certain' THEN 1 END) END AS certain,
    CASE f.unit WHEN 'months' THEN coalesce(sum(h.months_possible), 0) ELSE count(h.person_id) END AS possible,
    listed(CASE WHEN h.answer = 'certain' THEN h.name_en END) AS names_certain,
    listed(CASE WHEN h.answer = 'possible' THEN h.name_en END) AS names_possible_only,
    listed(h.person_id) AS ids,
    CASE f.unit WHEN 'months' THEN count(h.person_id) END AS summed
  FROM f LEFT JOIN figure_person h ON h.figure_id = f.figure_id AND h.answer <> 'not counted'
  WHERE f.not_measured IS NULL GROUP BY f.figure_id
),
needed AS (  -- letters whose lists must be held for an answer
  SELECT f.figure_id, j.value AS letter_id, 'cohort' AS part FROM f JOIN json_each(f.cohorts) j WHERE f.cohort IS NOT NULL
  UNION SELECT f.figure_id, j.value, 'also' FROM f JOIN json_each(f.also) j WHERE f.also_signed IS NOT NULL
),
held AS (
  SELECT n.figure_id, n.part,
    (SELECT count(DISTINCT s.person_id) FROM signatory s JOIN needed m ON m.letter_id = s.letter_id
      WHERE m.figure_id = n.figure_id AND m.part = n.part) AS named,
    sum(l.signatories_published) AS published,
    sum((SELECT count(DISTINCT c.name) FROM claim c
      WHERE c.letter_id = n.letter_id AND c.kind = 'signed' AND c.person_id IS NULL)) AS undecided
  FROM needed n JOIN letter l ON l.letter_id = n.letter_id GROUP BY n.figure_id, n.part
),
gap AS (
  SELECT figure_id, listed('of the ' || named || ' named of ' || coalesce(published, 'an unpublished number')) AS words
  FROM held WHERE published IS NULL OR named < published GROUP BY figure_id
),
on_page AS (  -- whom the page itself reports arrested, to tell an equal count with other names
  SELECT source_id, listed(person_id) AS ids, count(DISTINCT person_id) AS people FROM claim
  WHERE kind IN ('arrest', 'rearrest', 'detention') AND person_id IS NOT NULL GROUP BY source_id
),
judged AS (
  SELECT f.*, o.certain, o.possible, o.names_certain, o.names_possible_only, o.summed, k.named, k.published,
    coalesce(k.undecided, 0) AS undecided, q.words AS gap,
    (SELECT p.count FROM figure p WHERE o.summed IS NOT NULL AND p.claim_id = f.claim_id AND p.unit = 'people' AND p.bound = 'exact'
      AND p.event_kinds IS f.event_kinds ORDER BY p.figure_id LIMIT 1) AS counted,  -- the people whose terms the page adds up
    f.count + (f.bound = 'more_than') AS at_least,
    CASE f.bound WHEN 'exact' THEN o.certain > f.count ELSE 0 END AS more,
    CASE
      WHEN f.bound IN ('exact', 'at_least', 'more_than', 'approximate') THEN o.possible < f.count + (f.bound = 'more_than')
      WHEN f.bound = 'majority' THEN 2 * o.possible <= coalesce(k.published, f.of)
      WHEN f.bound = 'all' THEN o.possible < coalesce(k.published, f.of)
      WHEN f.bound = 'some' THEN o.possible = 0
    END AS fewer,
    CASE
      WHEN f.bound IN ('exact', 'approximate') THEN o.certain = f.count AND o.possible = f.count
      WHEN f.bound IN ('at_least', 'more_than') THEN o.certain >= f.count + (f.bound = 'more_than')
      WHEN f.bound = 'majority' THEN 2 * o.certain > coalesce(k.published, f.of)
      WHEN f.bound = 'all' THEN o.certain = coalesce(k.published, f.of)
      WHEN f.bound = 'some' THEN o.certain > 0
    END AS agrees,
    f.bound = 'exact' AND f.event_kinds = 'arrest' AND r.people = f.count AND r.ids <> o.ids AS other_names
  FROM f LEFT JOIN ours o ON o.figure_id = f.figure_id
  LEFT JOIN held k ON k.figure_id = f.figure_id AND k.part = 'cohort'
  LEFT JOIN gap q ON q.figure_id = f.figure_id
  LEFT JOIN on_page r ON r.source_id = f.source_id
),
said AS (
  SELECT j.*,
    trim(CASE bound WHEN 'exact' THEN '' WHEN 'at_least' THEN 'at least ' WHEN 'more_than' THEN 'more than '
      WHEN 'approximate' THEN 'about ' ELSE bound END || coalesce(count, '')
      || CASE WHEN "of" IS NULL THEN '' ELSE ' of ' || "of" END) AS printed,
    CASE
      WHEN not_measured IS NOT NULL THEN 'not measured'
      WHEN more THEN 'more'
      WHEN gap IS NOT NULL THEN 'not decided'
      WHEN fewer THEN 'fewer'
      WHEN agrees AND coalesce(other_names, 0) THEN 'same number, other names'
      WHEN agrees THEN 'agrees'
      ELSE 'not decided'
    END AS verdict
  FROM judged j
)
SELECT s.figure_id,
  s.printed || ' ' || s.unit || ' (' || s.source_id || ')',
  s.claim_id,
  s.source_id,
  s.printed,
  s.measure_as_printed,
  s.unit,
  s.cohort,
  s.as_of,
  s.certain,
  s.possible,
  s.names_certain,
  s.names_possible_only,
  s.undecided,
  s.named,
  s.published,
  s.verdict,
  CASE s.verdict
    WHEN 'not measured' THEN s.not_measured
    ELSE 'Published: ' || s.printed || ' ' || s.unit || '. Ours: '
      || CASE WHEN s.certain = s.possible THEN s.certain ELSE s.certain || ' certain, ' || s.possible || ' possible' END
      || CASE WHEN s.summed IS NULL THEN '' ELSE ' (the terms of ' || s.summed || ' people'
        || coalesce(', while the page counts ' || s.counted, '') || ')' END || '. '
      || CASE
        WHEN s.gap IS NOT NULL THEN 'Counted ' || s.gap || ': not decided while names are missing.'
        WHEN s.verdict = 'agrees' THEN 'The names held agree with it.'
        WHEN s.verdict = 'fewer' THEN 'The claims held show fewer.'
        WHEN s.verdict = 'more' THEN 'The claims held show more.'
        WHEN s.verdict = 'same number, other names' THEN 'The same number, but the page names other people.'
        ELSE 'Not decided by the dates held.'
      END
      || CASE WHEN s.undecided > 0 THEN ' ' || s.undecided || ' printed names without a decided identity are in neither count.' ELSE '' END
  END
FROM said s
ORDER BY s.figure_id
