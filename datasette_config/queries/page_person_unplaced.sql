-- title: Reports of one person that could not be placed
-- description: Claims that may speak of one of several events, events of which no page tells the date, and claims on no event, with the reason.
-- person: hashem-khastar
SELECT 'unclear' AS what, c.claim_id, c.kind, c.date_from, c.date_to, c.source_id AS sources, c.detail,
  (SELECT group_concat(u.event_id) FROM event_claim u WHERE u.claim_id = c.claim_id AND u.stance = 'unclear') AS events,
  (SELECT group_concat(reason, '; ') FROM (
    SELECT DISTINCT u.reason AS reason FROM event_claim u WHERE u.claim_id = c.claim_id AND u.stance = 'unclear')) AS why
FROM claim c
WHERE c.person_id = :person
  AND EXISTS (SELECT 1 FROM event_claim u WHERE u.claim_id = c.claim_id AND u.stance = 'unclear')
UNION ALL
SELECT 'undated', NULL, e.kind, NULL, NULL, (SELECT group_concat(DISTINCT c.source_id) FROM event_claim ec
  JOIN claim c ON c.claim_id = ec.claim_id WHERE ec.event_id = e.event_id AND ec.stance = 'supports'), NULL, e.event_id, e.note
FROM event e
WHERE e.person_id = :person AND e.case_id IS NULL AND e.began_to IS NULL AND e.known_to IS NULL AND e.ended_to IS NULL
UNION ALL
SELECT 'without_event', c.claim_id, c.kind, c.date_from, c.date_to, c.source_id, c.detail, NULL, w.why
FROM claim c JOIN claim_without_event w ON w.claim_id = c.claim_id
WHERE c.person_id = :person
ORDER BY 1, 4, 2, 8
