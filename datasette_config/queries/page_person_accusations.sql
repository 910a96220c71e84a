-- title: Accusations reported of one person
-- description: The accusations as the pages print them, those of a case together, with the article where the wording allows one, the kinds of report and the pages.
-- person: hashem-khastar
SELECT coalesce(e.case_id, e.event_id) AS block, h.charge_id, g.article, g.code, g.label_en, g.label_fa, h.wording,
  group_concat(DISTINCT e.kind) AS kinds, group_concat(DISTINCT c.source_id) AS sources
FROM event e
JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
JOIN claim_charge h ON h.claim_id = ec.claim_id
JOIN claim c ON c.claim_id = ec.claim_id
LEFT JOIN charge g ON g.charge_id = h.charge_id
WHERE e.person_id = :person
GROUP BY block, h.charge_id, h.wording
ORDER BY block, h.charge_id IS NULL, h.charge_id, h.wording
