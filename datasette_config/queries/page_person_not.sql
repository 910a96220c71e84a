-- title: Names decided not to be one person
-- description: Printed names that are decided not to be this person, or that nobody can tell, with the reason.
-- person: hashem-khastar
SELECT i.judgement, i.name, i.source_id, i.reason, i.decided_by, o.person_id AS other_id, o.name_en AS other_name
FROM identity i
LEFT JOIN identity d ON d.source_id = i.source_id AND d.name = i.name AND d.judgement = 'positive'
LEFT JOIN person o ON o.person_id = d.person_id
WHERE i.person_id = :person AND i.judgement <> 'positive'
ORDER BY i.name, i.source_id
