WITH f AS (
  SELECT g.*, c.source_id,
    '["' || replace(g.cohort, '; ', '","') || '"]' AS cohorts,
    '["' || replace(g.also_signed, '; ', '","') || '"]' AS also,
    '["' || replace(g.event_kinds, '; ', '","') || '"]' AS kinds,
    d.first AS window_first, coalesce(w.last, a.last, '9999-12-31') AS window_last, a.first AS day_first, a.last AS day_last,
    coalesce(g.court, '') LIKE '%appeal%' AS on_appeal,
    nullif(trim(replace(replace(coalesce(g.court, ''), 'appeal', ''), ';', '')), '') AS court_word
  FROM figure g JOIN claim c ON c.claim_id = g.claim_id
  LEFT JOIN figure_date d ON d.text = g.window_from
  LEFT JOIN figure_date w ON w.text = g.window_to
  LEFT JOIN figure_date a ON a.text = g.as_of
),
member AS (  -- who can be counted; where the figure names no letter, anybody held
  SELECT f.figure_id, s.person_id, min(l.date_from) AS letter_first, min(l.date_to) AS letter_last
  FROM f JOIN json_each(f.cohorts) j JOIN signatory s ON s.letter_id = j.value JOIN letter l ON l.letter_id = s.letter_id
  WHERE f.not_measured IS NULL AND (f.also_signed IS NULL OR EXISTS (
    SELECT 1 FROM json_each(f.also) o JOIN signatory t ON t.letter_id = o.value AND t.person_id = s.person_id))
  GROUP BY f.figure_id, s.person_id
  UNION ALL
  SELECT f.figure_id, p.person_id, NULL, NULL FROM f JOIN person p WHERE f.cohort IS NULL AND f.not_measured IS NULL
),
hit AS (
  SELECT m.figure_id, m.person_id, e.event_id, e.months_min, e.months_max,
    CASE k.value
      WHEN 'custody' THEN coalesce(e.began_to <= f.day_first
        AND max(coalesce(e.known_to, ''), coalesce(e.ended_from, '')) >= f.day_last, 0)
      ELSE coalesce((e.opening IS NULL OR e.opening <> 'unknown')
        AND (f.window_first IS NULL OR e.began_from >= f.window_first) AND e.began_to <= f.window_last
        AND (f.since_letter = 'no' OR m.letter_last IS NULL OR e.began_from > m.letter_last), 0)
    END AS certain
  FROM f JOIN member m ON m.figure_id = f.figure_id JOIN json_each(f.kinds) k
  JOIN event e ON e.person_id = m.person_id
    AND e.kind = CASE k.value WHEN 'arrest' THEN 'custody' ELSE k.value END
  WHERE CASE k.value
      WHEN 'custody' THEN coalesce(e.began_from, '') <= f.day_last AND coalesce(e.ended_to, (
          SELECT min(n.began_to) FROM event n WHERE n.person_id = e.person_id AND n.kind = 'custody' AND n.began_from > e.began_to
        ), '9999') >= f.day_first
      ELSE (k.value <> 'arrest' OR e.opening IN ('arrest', 'abduction', 'summoned_and_held', 'unknown'))
        AND (f.window_first IS NULL OR e.began_to >= f.window_first) AND coalesce(e.began_from, '') <= f.window_last
        AND (f.since_letter = 'no' OR m.letter_first IS NULL OR e.began_to >= m.letter_first)
    END
    AND (NOT f.on_appeal OR e.stage = 'appeal')
    AND (f.court_word IS NULL OR EXISTS (
      SELECT 1 FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
      WHERE ec.event_id = e.event_id AND ec.stance = 'supports'
        AND (instr(coalesce(c.authority, ''), f.court_word) OR instr(coalesce(c.place, ''), f.court_word))))
),
person_hit AS (
  SELECT h.figure_id, h.person_id, CASE WHEN max(h.certain) THEN 'certain' ELSE 'possible' END AS answer,
    sum(CASE WHEN h.certain THEN coalesce(h.months_min, 0) ELSE 0 END) AS months_certain,
    sum(coalesce(h.months_max, 0)) AS months_possible,
    listed(h.event_id) AS events
  FROM hit h GROUP BY h.figure_id, h.person_id
  UNION ALL  -- figures that count signing alone
  SELECT m.figure_id, m.person_id, 'certain', 0, 0, NULL
  FROM member m JOIN f ON f.figure_id = m.figure_id AND f.event_kinds IS NULL
  UNION ALL  -- the other signatories of the letters that the figure counts
  SELECT m.figure_id, m.person_id, 'not counted', 0, 0, NULL
  FROM member m JOIN f ON f.figure_id = m.figure_id AND f.event_kinds IS NOT NULL
  WHERE m.letter_first IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM hit h WHERE h.figure_id = m.figure_id AND h.person_id = m.person_id)
)
SELECT h.figure_id || ':' || h.person_id,
  h.figure_id,
  h.person_id,
  p.name_en || ', ' || h.answer,
  p.name_en,
  p.name_fa,
  h.answer,
  h.months_certain,
  h.months_possible,
  h.events
FROM person_hit h JOIN person p ON p.person_id = h.person_id
ORDER BY h.figure_id, h.person_id
