-- title: Names decided not to be one person
-- description: Printed names that are decided not to be this person, or that nobody can tell, with the reason; and people from whom this person's own printed names are told apart.
-- person: hashem-khastar
SELECT DISTINCT 'not_this' AS side, i.judgement, i.name, i.source_id, i.reason, i.decided_by, i.decided_on, o.person_id AS other_id,
  o.name_en, o.name_fa, s.label, s.language
FROM identity i
JOIN source s ON s.source_id = i.source_id
LEFT JOIN identity d ON d.source_id = i.source_id AND d.name = i.name AND d.judgement = 'positive' AND d.person_id <> i.person_id
LEFT JOIN person o ON o.person_id = d.person_id
WHERE i.person_id = :person AND i.judgement <> 'positive'
UNION
SELECT 'not_other', i.judgement, i.name, i.source_id, i.reason, i.decided_by, i.decided_on, o.person_id, o.name_en, o.name_fa, s.label,
  s.language
FROM identity d
JOIN identity i ON i.source_id = d.source_id AND i.name = d.name AND i.judgement <> 'positive' AND i.person_id <> d.person_id
JOIN source s ON s.source_id = i.source_id
JOIN person o ON o.person_id = i.person_id
WHERE d.person_id = :person AND d.judgement = 'positive'
ORDER BY 3, 4, 1, 8
