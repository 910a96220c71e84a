-- title: People and events by accusation
-- description: Accusations as reported that fall under one article of law. Leave the charge empty for all articles; accusations whose wording names no article stand in claim_charge.
-- charge: ipc-500
SELECT h.charge_id, h.label AS charge, c.person_id, p.name_en, p.name_fa, k.wording, c.kind, c.date, ec.event_id, c.claim_id, c.source_id,
  s.language, e.kind AS event_kind, e.opening, e.stage, e.began_from, e.began_to
FROM charge h
JOIN claim_charge k ON k.charge_id = h.charge_id
JOIN claim c ON c.claim_id = k.claim_id
JOIN source s ON s.source_id = c.source_id
LEFT JOIN person p ON p.person_id = c.person_id
LEFT JOIN event_claim ec ON ec.claim_id = c.claim_id AND ec.stance = 'supports'
LEFT JOIN event e ON e.event_id = ec.event_id
WHERE h.charge_id = :charge OR :charge = ''
ORDER BY h.charge_id, p.name_en, c.date_from, c.claim_id
