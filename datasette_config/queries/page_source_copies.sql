-- title: What one source copies, and what copies it
-- description: Pages held and outlets that one page gives as its origin (direction: copies), and pages held that name this page (copied_by) or its outlet (names_outlet) as theirs.
-- source: voa-2020-10-16-entesari-jahanbin
SELECT 'copies' AS direction, o.words, o.origin_source_id AS source_id, s.label AS page, s.url, p.name AS outlet
FROM source_origin o LEFT JOIN source s ON s.source_id = o.origin_source_id
LEFT JOIN publisher p ON p.publisher_id = o.origin_publisher_id
WHERE o.source_id = :source
UNION ALL
SELECT 'copied_by', o.words, o.source_id, s.label, s.url, NULL
FROM source_origin o INDEXED BY ix_source_origin_origin_source_id JOIN source s ON s.source_id = o.source_id
WHERE o.origin_source_id = :source
UNION ALL
SELECT 'names_outlet', o.words, o.source_id, s.label, s.url, NULL
FROM source me CROSS JOIN source_origin o ON o.origin_publisher_id = me.publisher_id CROSS JOIN source s ON s.source_id = o.source_id
WHERE me.source_id = :source
ORDER BY 1, 4
