-- title: One person's judgments and their terms
-- description: The judgments of one person's cases, each chain from the first instance on, with the terms, lashes and fines as the pages print them and which number a term is.
-- person: hashem-khastar
WITH RECURSIVE chain(event_id, root, depth) AS (
  SELECT event_id, event_id, 0 FROM event WHERE person_id = :person AND kind = 'sentence' AND supersedes IS NULL
  UNION ALL
  SELECT e.event_id, h.root, h.depth + 1 FROM chain h JOIN event e ON e.person_id = :person AND e.supersedes = h.event_id
),
judged AS (
  SELECT h.root, h.depth, e.event_id, coalesce(e.case_id, e.event_id) AS block, e.began_from, e.began_to, e.stage,
    min(e.began_from) OVER (PARTITION BY h.root) AS starts
  FROM chain h JOIN event e ON e.event_id = h.event_id
),
said AS (
  SELECT e.event_id, c.source_id, c.months_printed, c.months_basis, c.lashes, c.fine
  FROM event e
  JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id
  WHERE e.person_id = :person AND e.kind = 'sentence'
),
printed AS (
  SELECT event_id, 'term' AS what, months_printed AS value, months_basis AS basis, source_id FROM said WHERE months_printed IS NOT NULL
  UNION ALL SELECT event_id, 'lashes', lashes, NULL, source_id FROM said WHERE lashes IS NOT NULL
  UNION ALL SELECT event_id, 'fine', fine, NULL, source_id FROM said WHERE fine IS NOT NULL
)
SELECT j.starts, j.root, j.depth, j.event_id, j.block, j.began_from, j.began_to, j.stage, t.what, t.value, t.basis,
  count(DISTINCT t.source_id) AS pages, group_concat(DISTINCT t.source_id) AS sources
FROM judged j LEFT JOIN printed t ON t.event_id = j.event_id
GROUP BY j.root, j.depth, j.event_id, t.what, t.basis, t.value
ORDER BY j.starts IS NULL, j.starts, j.root, j.depth, j.event_id, instr('term lashes fine', t.what),
  instr('pronounced enforceable total not_said', t.basis), pages DESC, t.value DESC
