"""The page of all people: who is there, in which order, and what is counted of each."""

from typing import Any

import pytest
from datasette.app import Datasette

from signatories_loaders.paths import House
from signatories_schema.date_words import digits
from site_under_test import datasette, page
from test_page_person import EDITIONS, led_to, main, part, rows

ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


@pytest.mark.parametrize("edition", EDITIONS)
async def test_people_are_all_there_in_the_order_of_the_alphabet(site: Datasette, real: House, edition: str) -> None:
    text = await main(site, f"{edition}/people")
    sql = """SELECT p.person_id, CASE WHEN EXISTS (SELECT 1 FROM signatory s WHERE s.person_id = p.person_id) THEN 'signed'
        WHEN EXISTS (SELECT 1 FROM disputed_signatory d WHERE d.person_id = p.person_id) THEN 'against' ELSE 'neither' END,
        (SELECT count(*) FROM arrest_record a WHERE a.person_id = p.person_id), (SELECT count(*) FROM event e WHERE e.person_id = p.person_id),
        (SELECT count(*) FROM claim c WHERE c.person_id = p.person_id), p.name_en, p.name_fa FROM person p"""

    def key(row: tuple[Any, ...]) -> Any:
        persian = [ALPHABET.find(letter) for letter in (row[6] or "").replace("‌", " ")]
        return (not row[6], persian, row[5].lower()) if edition else row[5].lower()

    language = "fa" if edition else "en"
    for standing in ("signed", "against"):
        table = part(text, id=standing)
        shown = [
            (led_to(tr, "person")[0], *(count.text() for count in tr.all("a", class_="count"))) for tr in table.elements
        ]
        held = sorted((row for row in rows(real, sql) if row[1] == standing), key=key)
        assert shown == [(row[0], *(digits(n, language) for n in row[2:5])) for row in held]
        assert table.attributes["data-rows"] == str(len(held))


async def test_people_of_one_letter(site: Datasette, real: House) -> None:
    for (letter_id,) in rows(real, "SELECT letter_id FROM letter"):
        text = await main(site, f"/people?letter={letter_id}")
        for standing, table in (("signed", "signatory"), ("against", "disputed_signatory")):
            held = rows(real, f"SELECT person_id FROM {table} WHERE letter_id = ? ORDER BY 1", letter_id)  # noqa: S608
            found = [who for listing in text.all(id=standing) for who in led_to(listing, "person")]
            assert sorted(found) == [row[0] for row in held]
        assert [option.attributes["value"] for option in text.all("option") if "selected" in option.attributes] == [
            letter_id
        ]
    await page(site, "/people?letter=no-such-letter", status=400)
