WITH arrest AS (
  SELECT s.letter_id, s.person_id, s.name_en, e.event_id, e.decided_by,
    coalesce(e.opening <> 'unknown' AND e.began_from > l.date_to, 0) AS after_certain,
    e.began_to >= l.date_from AS after_possible,
    e.opening <> 'unknown' AND e.began_to < l.date_from AS before_certain,
    coalesce(e.began_from, '') <= l.date_to AS before_possible
  FROM signatory s JOIN letter l ON l.letter_id = s.letter_id
  JOIN event e ON e.person_id = s.person_id AND e.kind = 'custody'
    AND e.opening IN ('arrest', 'abduction', 'summoned_and_held', 'unknown')
),
person_letter AS (
  SELECT s.letter_id, s.person_id, s.name_en, coalesce(max(a.after_certain), 0) AS after_certain,
    coalesce(max(a.after_possible), 0) AS after_possible, coalesce(max(a.before_certain), 0) AS before_certain,
    coalesce(max(a.before_possible), 0) AS before_possible,
    max(CASE WHEN a.after_certain AND a.decided_by = 'reviewed' THEN 1 ELSE 0 END) AS reviewed
  FROM signatory s LEFT JOIN arrest a ON a.letter_id = s.letter_id AND a.person_id = s.person_id
  GROUP BY s.letter_id, s.person_id
),
counted AS (
  SELECT letter_id, count(*) AS held, sum(after_certain) AS ac, sum(after_possible) AS ap, sum(before_certain) AS bc,
    sum(before_possible) AS bp, sum(after_possible = 0) AS none_found, sum(after_certain AND NOT reviewed) AS suggested,
    listed(CASE WHEN after_certain THEN name_en END) AS names_ac,
    listed(CASE WHEN after_possible AND NOT after_certain THEN name_en END) AS names_ap,
    listed(CASE WHEN before_certain THEN name_en END) AS names_bc,
    listed(CASE WHEN NOT after_possible THEN name_en END) AS names_none
  FROM person_letter GROUP BY letter_id
)
SELECT l.letter_id,
  l.title_en,
  l.signatories_published,
  coalesce(k.held, 0),
  coalesce(k.held, 0) || ' of ' || coalesce(l.signatories_published, 'an unpublished number') || ' named',
  (SELECT count(DISTINCT source_id) FROM claim c WHERE c.letter_id = l.letter_id AND c.kind = 'signed' AND c.position IS NOT NULL),
  (SELECT count(DISTINCT name) FROM claim c WHERE c.letter_id = l.letter_id AND c.kind = 'signed' AND c.person_id IS NULL),
  (SELECT count(*) FROM disputed_signatory d WHERE d.letter_id = l.letter_id),
  coalesce(k.ac, 0),
  coalesce(k.ap, 0),
  k.names_ac,
  k.names_ap,
  coalesce(k.bc, 0),
  coalesce(k.bp, 0),
  k.names_bc,
  coalesce(k.none_found, 0),
  k.names_none,
  (SELECT max(searched_on) FROM search_log g WHERE g.letter_id = l.letter_id),
  (SELECT listed(g.languages) FROM search_log g WHERE g.letter_id = l.letter_id),
  coalesce(k.suggested, 0)
FROM letter l LEFT JOIN counted k ON k.letter_id = l.letter_id
ORDER BY l.letter_id
