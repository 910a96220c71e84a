-- title: Languages and kinds of the sources held
-- description: What the list of sources can be narrowed to.
WITH RECURSIVE languages(value) AS (
  SELECT min(language) FROM source
  UNION SELECT (SELECT min(s.language) FROM source s WHERE s.language > l.value) FROM languages l WHERE l.value IS NOT NULL
),
kinds(value) AS (
  SELECT min(kind) FROM source
  UNION SELECT (SELECT min(s.kind) FROM source s WHERE s.kind > k.value) FROM kinds k WHERE k.value IS NOT NULL
)
SELECT 'language' AS name, value FROM languages WHERE value IS NOT NULL
UNION ALL SELECT 'kind', value FROM kinds WHERE value IS NOT NULL
