WITH named AS (
  SELECT c.letter_id, c.person_id, c.claim_id, c.source_id, c.position, c.role, p.house
  FROM claim c JOIN source s ON s.source_id = c.source_id JOIN publisher p ON p.publisher_id = s.publisher_id
  WHERE c.kind = 'signed' AND c.letter_id IS NOT NULL AND c.person_id IS NOT NULL AND c.certainty <> 'disputed'
),
whole AS (  -- letters of which a printed list is held whole
  SELECT l.letter_id FROM letter l JOIN named n ON n.letter_id = l.letter_id AND n.position IS NOT NULL
  GROUP BY l.letter_id HAVING count(DISTINCT n.person_id) >= l.signatories_published
),
listed AS (SELECT DISTINCT letter_id, person_id FROM named WHERE position IS NOT NULL),
counted AS (
  SELECT letter_id, person_id, position, row_number() OVER (
    PARTITION BY letter_id, person_id ORDER BY count(DISTINCT source_id) DESC, position) AS place
  FROM named WHERE position IS NOT NULL GROUP BY letter_id, person_id, position
)
SELECT n.letter_id || ':' || n.person_id,
  n.letter_id,
  n.person_id,
  p.name_en || ', ' || l.title_en,
  p.name_en,
  p.name_fa,
  CASE WHEN i.person_id IS NULL THEN 'named_by_page' ELSE 'printed_list' END,
  k.position,
  listed(n.position),
  listed(n.role),
  count(DISTINCT n.source_id),
  count(DISTINCT n.house),
  listed(n.source_id)
FROM named n
JOIN person p ON p.person_id = n.person_id
JOIN letter l ON l.letter_id = n.letter_id
LEFT JOIN listed i ON i.letter_id = n.letter_id AND i.person_id = n.person_id
LEFT JOIN counted k ON k.letter_id = n.letter_id AND k.person_id = n.person_id AND k.place = 1
WHERE i.person_id IS NOT NULL OR n.letter_id NOT IN (SELECT letter_id FROM whole)
GROUP BY n.letter_id, n.person_id
ORDER BY n.letter_id, 8, n.person_id
