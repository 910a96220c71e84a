-- title: Events beside one figure
-- description: Events of the kinds that a figure counts, of all people beside it: counted for certain, possible with the reason, or not counted with the reason.
-- figure: alhurra-2019-08-23-mashhad_2-1
WITH f AS (
  SELECT g.*, '["' || replace(g.event_kinds, '; ', '","') || '"]' AS kinds, rtrim(g.as_of, '~') AS day,
    rtrim(substr(g.window_from, 1, coalesce(nullif(instr(g.window_from, '/'), 0) - 1, 25)), '~') AS opens,
    rtrim(coalesce(substr(g.window_to, nullif(instr(g.window_to, '/'), 0) + 1), g.window_to, g.as_of), '~') AS closes
  FROM figure g WHERE g.figure_id = :figure
),
span AS (  -- a month or a year runs from its first day to its last
  SELECT f.*, substr(day || '-01-01', 1, 10) AS day_first,
    CASE length(day) WHEN 4 THEN day || '-12-31' WHEN 7 THEN date(day || '-01', '+1 month', '-1 day') ELSE day END AS day_last,
    substr(opens || '-01-01', 1, 10) AS first,
    coalesce(CASE length(closes) WHEN 4 THEN closes || '-12-31' WHEN 7 THEN date(closes || '-01', '+1 month', '-1 day') ELSE closes END,
      '9999-12-31') AS last
  FROM f
),
near AS (
  SELECT s.*, p.person_id, p.answer, k.value AS asked, e.event_id, e.kind, e.opening, e.stage, e.began_from, e.began_to, e.ended_from,
    e.ended_to, e.known_to, e.months_min, e.months_max, e.pages, e.houses,
    instr('; ' || p.events || '; ', '; ' || e.event_id || '; ') > 0 AS counted,
    (SELECT min(l.date_to) FROM signatory g JOIN letter l ON l.letter_id = g.letter_id
      WHERE g.person_id = p.person_id AND instr('; ' || s.cohort || '; ', '; ' || g.letter_id || '; ')) AS letter_last
  FROM span s
  JOIN figure_person p ON p.figure_id = s.figure_id
  JOIN json_each(s.kinds) k
  JOIN event e ON e.person_id = p.person_id AND e.kind = CASE k.value WHEN 'arrest' THEN 'custody' ELSE k.value END
)
SELECT person_id, event_id, kind, opening, stage, began_from, began_to, ended_from, ended_to, months_min, months_max, pages, houses,
  coalesce(counted, 0) AS counted,
  CASE
    WHEN counted AND opening = 'unknown' AND asked <> 'custody' THEN 'opening_unknown'
    WHEN counted AND asked = 'custody' AND began_to <= day_first
      AND max(coalesce(known_to, ''), coalesce(ended_from, '')) >= day_last THEN ''
    WHEN counted AND asked = 'custody' THEN 'end_unknown'
    WHEN counted AND since_letter = 'yes' AND letter_last IS NOT NULL AND coalesce(began_from, '') <= letter_last THEN 'before_or_after_letter'
    WHEN counted AND (coalesce(began_from, '') < coalesce(first, '') OR began_to > last) THEN 'in_or_out_of_window'
    WHEN counted THEN ''
    WHEN began_from > CASE asked WHEN 'custody' THEN day_last ELSE last END THEN 'later'
    WHEN asked = 'custody' THEN 'ended'
    WHEN asked = 'arrest' AND opening LIKE 'return%' THEN 'return'
    WHEN began_to < first THEN 'earlier'
    WHEN since_letter = 'yes' AND began_to <= letter_last THEN 'before_letter'
    WHEN began_from IS NULL AND began_to IS NULL THEN 'undated'
    ELSE 'other_court'
  END AS why
FROM near
ORDER BY person_id, counted DESC, began_from, event_id
