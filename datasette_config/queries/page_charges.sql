-- title: Articles of law under which people are accused
-- description: Articles with the number of reported accusations that fall under each.
SELECT h.*, (SELECT count(*) FROM claim_charge k WHERE k.charge_id = h.charge_id) AS accusations FROM charge h ORDER BY h.charge_id
