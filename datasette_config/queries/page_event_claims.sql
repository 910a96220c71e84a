-- title: Claims of one event, with their pages
-- description: All that each claim on one event gives, how it stands to the event and by which decision, its page and house, the accusations it reports, what the page says it copies, and other events the claim may speak of.
-- event: mohammad-nourizad-custody-2019-08-11
SELECT ec.stance, ec.bears_on, ec.reason, ec.decided_by, ec.decided_on, c.claim_id, c.label, c.kind, c.name, c.date, c.date_from,
  c.date_to, c.date_as_printed, c.calendar, c.date_basis, c.place, c.facility, c.facility_id, f.name_en AS facility_en,
  f.name_fa AS facility_fa, c.authority, c.occasion, c.stage, c.outcome, c.sentence, c.months_printed, c.months_basis, c.lashes,
  c.fine, c.role, c.certainty, c.detail, c.supersedes, s.source_id, s.label AS page, s.url, s.archive_url, s.title, s.published_on,
  s.language, s.kind AS source_kind, p.name AS outlet, p.house,
  (
    SELECT json_group_array(json_object('wording', cc.wording, 'charge_id', cc.charge_id, 'article', g.label))
    FROM claim_charge cc LEFT JOIN charge g ON g.charge_id = cc.charge_id WHERE cc.claim_id = c.claim_id
  ) AS charges,
  (
    SELECT json_group_array(json_object('words', o.words, 'source_id', o.origin_source_id, 'outlet', op.name))
    FROM source_origin o LEFT JOIN publisher op ON op.publisher_id = o.origin_publisher_id WHERE o.source_id = s.source_id
  ) AS origins,
  (
    SELECT json_group_array(json_object('event_id', x.event_id, 'kind', oe.kind, 'opening', oe.opening, 'stage', oe.stage,
      'began_from', oe.began_from, 'began_to', oe.began_to))
    FROM event_claim x JOIN event oe ON oe.event_id = x.event_id WHERE x.claim_id = c.claim_id AND x.event_id <> ec.event_id
  ) AS others
FROM event_claim ec
JOIN claim c ON c.claim_id = ec.claim_id
JOIN source s ON s.source_id = c.source_id
JOIN publisher p ON p.publisher_id = s.publisher_id
LEFT JOIN facility f ON f.facility_id = c.facility_id
WHERE ec.event_id = :event
ORDER BY instr('supports contradicts unclear', ec.stance), instr('begin occurrence whole during end', ec.bears_on), c.date_from,
  c.claim_id
