-- title: One person's record in time, by case
-- description: Events of one person, those of a case together, with the letters signed in their place in time; where a letter appeared within a case, it stands there too.
-- person: hashem-khastar
WITH dated AS (  -- the first and last day on which it can have begun, or else on which a page places the person in it
  SELECT e.*, coalesce(e.case_id, e.event_id) AS block,
    coalesce(e.began_from, iif(e.began_to IS NULL, coalesce(min(e.known_from, e.known_to), e.ended_from), NULL)) AS first_day,
    coalesce(e.began_to, max(e.known_from, e.known_to), e.ended_to) AS last_day
  FROM event e WHERE e.person_id = :person
),
placed AS (  -- by the last of these days, so that all that stands before a letter came before it; an undated judgment stands beside
  -- the one that follows it or the one that it follows
  SELECT d.*, coalesce(d.last_day, (SELECT min(n.last_day) FROM dated n WHERE n.supersedes = d.event_id),
    (SELECT p.last_day FROM dated p WHERE p.event_id = d.supersedes)) AS place,
    min(d.last_day) OVER (PARTITION BY d.block) AS starts
  FROM dated d WHERE d.last_day IS NOT NULL OR d.case_id IS NOT NULL
),
signed AS (
  SELECT s.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, s.basis, s.position
  FROM signatory s JOIN letter l ON l.letter_id = s.letter_id WHERE s.person_id = :person
),
within AS (  -- a letter within a case: something of the case came before it and something after
  SELECT p.block, p.starts, g.* FROM placed p JOIN signed g ON p.starts < g.date_from
  WHERE p.case_id IS NOT NULL GROUP BY p.block, g.letter_id HAVING max(p.last_day) > g.date_to
)
SELECT * FROM (
SELECT 'event' AS step, p.block, p.case_id, p.starts, p.place, p.event_id, p.kind, p.opening, p.stage, p.began_from, p.began_to,
  p.ended_from, p.ended_to, p.first_day, p.last_day, p.known_from, p.known_to, p.shape, p.occasion, p.pages, p.houses,
  p.disagreements, p.decided_by, p.note, p.supersedes, NULL AS letter_id, NULL AS title_en, NULL AS title_fa, NULL AS basis,
  NULL AS position, a.is_arrest, a.days_min, a.days_max,
  (SELECT group_concat(g.letter_id) FROM signed g
    WHERE coalesce(p.first_day, '') <= g.date_to AND p.last_day >= g.date_from) AS before_or_after,
  (SELECT group_concat(r.letter_id || ' ' || r.answer) FROM letter_event r
    WHERE r.event_id = p.event_id AND r.relation = 'in_custody') AS lasted_at,
  (SELECT group_concat(DISTINCT c.source_id) FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports') AS sources,
  (SELECT group_concat(DISTINCT c.source_id) FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'contradicts') AS against,
  (SELECT group_concat(certainty) FROM (SELECT DISTINCT c.certainty FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports'
    ORDER BY instr('stated reported alleged disputed', c.certainty))) AS certainties,
  (SELECT group_concat(outcome) FROM (SELECT DISTINCT c.outcome FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports' AND c.outcome IS NOT NULL ORDER BY 1)) AS outcomes,
  (SELECT c.authority FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports' AND c.authority IS NOT NULL
    GROUP BY c.authority ORDER BY count(*) DESC, length(c.authority) DESC, c.authority LIMIT 1) AS authority,
  (SELECT c.place FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports' AND c.place IS NOT NULL
    GROUP BY c.place ORDER BY count(*) DESC, length(c.place) DESC, c.place LIMIT 1) AS reported_place,
  (SELECT group_concat(name_en, '; ') FROM (SELECT DISTINCT f.name_en AS name_en FROM event_claim ec
    JOIN claim c ON c.claim_id = ec.claim_id JOIN facility f ON f.facility_id = c.facility_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports' ORDER BY 1)) AS facilities_en,
  (SELECT group_concat(name_fa, '; ') FROM (SELECT DISTINCT coalesce(f.name_fa, f.name_en) AS name_fa FROM event_claim ec
    JOIN claim c ON c.claim_id = ec.claim_id JOIN facility f ON f.facility_id = c.facility_id
    WHERE ec.event_id = p.event_id AND ec.stance = 'supports' ORDER BY 1)) AS facilities_fa
FROM placed p LEFT JOIN arrest_record a ON a.event_id = p.event_id
UNION ALL
SELECT 'letter', letter_id, NULL, date_to, date_to, NULL, 'letter', NULL, NULL, date_from, date_to, NULL, NULL, date_from, date_to, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, letter_id, title_en, title_fa, basis, position, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM signed
UNION ALL
SELECT 'within', block, block, starts, date_to, NULL, 'letter', NULL, NULL, date_from, date_to, NULL, NULL, date_from, date_to, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, letter_id, title_en, title_fa, basis, position, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM within
)
ORDER BY starts IS NULL, starts, step <> 'letter', block, place IS NULL, place, step <> 'within', last_day IS NOT NULL AND supersedes IS NOT NULL,
  kind IN ('furlough', 'release'), event_id
