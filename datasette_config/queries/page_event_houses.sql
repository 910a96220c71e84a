-- title: Houses whose pages support one event
-- description: The houses that the number "houses" of one event counts, each with its pages.
-- event: mohammad-nourizad-custody-2019-08-11
SELECT p.house, count(DISTINCT s.source_id) AS pages, group_concat(DISTINCT s.source_id) AS sources
FROM event_claim ec
JOIN claim c ON c.claim_id = ec.claim_id
JOIN source s ON s.source_id = c.source_id
JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE ec.event_id = :event AND ec.stance = 'supports'
GROUP BY p.house ORDER BY p.house
