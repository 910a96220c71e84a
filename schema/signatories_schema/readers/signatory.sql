WITH named AS (
  SELECT c.letter_id, c.person_id, c.source_id, c.position, c.role, p.house,
    count(*) OVER (PARTITION BY c.letter_id, c.person_id, c.position) AS printed_by
  FROM claim c JOIN source s ON s.source_id = c.source_id JOIN publisher p ON p.publisher_id = s.publisher_id
  WHERE c.kind = 'signed' AND c.letter_id IS NOT NULL AND c.person_id IS NOT NULL AND c.certainty <> 'disputed'
),
whole AS (  -- letters of which a printed list is held whole
  SELECT l.letter_id FROM letter l JOIN named n ON n.letter_id = l.letter_id AND n.position IS NOT NULL
  GROUP BY l.letter_id HAVING count(DISTINCT n.person_id) >= l.signatories_published
),
gathered AS (
  SELECT letter_id, person_id,
    -- SQLite takes the position from the row that has the maximum: printed by most pages, the lower of two.
    max(printed_by * 1000000 - position), position,
    count(position) AS places,
    listed(position) AS positions,
    listed(role) AS roles,
    count(DISTINCT source_id) AS pages,
    count(DISTINCT house) AS houses,
    listed(source_id) AS sources
  FROM named GROUP BY letter_id, person_id
)
SELECT n.letter_id || ':' || n.person_id,
  n.letter_id,
  n.person_id,
  p.name_en || ', ' || l.title_en,
  p.name_en,
  p.name_fa,
  CASE WHEN n.places THEN 'printed_list' ELSE 'named_by_page' END,
  n.position,
  n.positions,
  n.roles,
  n.pages,
  n.houses,
  n.sources
FROM gathered n
JOIN person p ON p.person_id = n.person_id
JOIN letter l ON l.letter_id = n.letter_id
WHERE n.places OR n.letter_id NOT IN (SELECT letter_id FROM whole)
ORDER BY n.letter_id, n.position, n.person_id
