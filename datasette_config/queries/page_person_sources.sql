-- title: Pages that speak of one person
-- description: The pages behind one person's record, in the order of their publication, numbered as the person's page cites them.
-- person: hashem-khastar
WITH said(source_id, claims) AS (
  SELECT source_id, sum(claims) FROM (
    SELECT c.source_id, 1 AS claims FROM claim c WHERE c.person_id = :person
    UNION ALL SELECT i.source_id, 0 FROM identity i WHERE i.person_id = :person
  ) GROUP BY source_id
)
SELECT row_number() OVER (ORDER BY s.published_on IS NULL, s.published_on, s.source_id) AS n, s.source_id, s.label, s.url,
  s.archive_url, s.language, d.claims
FROM said d JOIN source s ON s.source_id = d.source_id
ORDER BY n
