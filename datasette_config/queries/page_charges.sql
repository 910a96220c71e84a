-- title: Articles of law under which people are accused
-- description: Articles with the number of reported accusations that fall under each, and of the people whom they name.
SELECT h.*, (SELECT count(*) FROM claim_charge k WHERE k.charge_id = h.charge_id) AS accusations,
  (SELECT count(DISTINCT c.person_id) FROM claim_charge k JOIN claim c ON c.claim_id = k.claim_id WHERE k.charge_id = h.charge_id) AS people
FROM charge h ORDER BY h.charge_id
