-- title: All people held
-- description: Everybody of whom a record is held, by name in the edition's script, with the letters signed and how much is held. With a letter: those who signed it and those named against its printed list.
-- edition: en
-- letter: 2019-06-first
SELECT p.person_id, p.name_en, p.name_fa,
  (SELECT group_concat(s.letter_id) FROM signatory s WHERE s.person_id = p.person_id) AS signed,
  (SELECT group_concat(d.letter_id) FROM disputed_signatory d WHERE d.person_id = p.person_id) AS against,
  (SELECT count(*) FROM arrest_record a WHERE a.person_id = p.person_id) AS custodies,
  (SELECT count(*) FROM event e WHERE e.person_id = p.person_id) AS events,
  (SELECT count(*) FROM claim c WHERE c.person_id = p.person_id) AS claims,
  CASE WHEN EXISTS (SELECT 1 FROM signatory s WHERE s.person_id = p.person_id AND :letter IN ('', s.letter_id)) THEN 'signed'
    WHEN EXISTS (SELECT 1 FROM disputed_signatory d WHERE d.person_id = p.person_id AND :letter IN ('', d.letter_id)) THEN 'against'
    WHEN :letter = '' THEN 'neither' END AS standing
FROM person p
WHERE standing IS NOT NULL
-- Persian letters whose code points stand out of the order of the alphabet are put behind the letter that comes before them.
ORDER BY CASE WHEN :edition = 'fa' THEN p.name_fa IS NULL END,
  CASE WHEN :edition = 'fa' THEN
    replace(replace(replace(replace(replace(replace(replace(replace(p.name_fa, char(8204), ' '), 'ه', 'و' || char(65535)), 'پ', 'ب' || char(65535)),
      'چ', 'ج' || char(65535)), 'ژ', 'ز' || char(65535)), 'ک', 'ك'), 'گ', 'ك' || char(65535)), 'ی', 'ي') END,
  p.name_en COLLATE NOCASE, p.person_id
