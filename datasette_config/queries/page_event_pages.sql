-- title: Pages that support one event
-- description: The pages that the number "pages" of one event counts, each with its house.
-- event: mohammad-nourizad-custody-2019-08-11
SELECT DISTINCT s.source_id, s.label AS page, p.house, s.url
FROM event_claim ec
JOIN claim c ON c.claim_id = ec.claim_id
JOIN source s ON s.source_id = c.source_id
JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE ec.event_id = :event AND ec.stance = 'supports'
ORDER BY p.house, s.source_id
