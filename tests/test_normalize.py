"""What makes two claims the same."""

import pytest

from dedupe.normalize import normalized


def phone(raw: str, region: str = "PL") -> str | None:
    return normalized("phone", raw, region)


@pytest.mark.parametrize(
    ("region", "ways"),
    [
        ("BR", ["+55 11 98888-7777", "+55 11 8888-7777", "551188887777", "11 8888-7777", "(011) 98888-7777"]),
        ("BR", ["+55 51 99123-4567", "5551991234567@s.whatsapp.net", "555191234567@c.us"]),
        ("AR", ["+54 9 11 2345-6789", "+54 11 2345 6789", "5491123456789", "011 15 2345-6789", "54 11 15 23456789"]),
        ("AR", ["+54 9 351 234-5678", "0351 15 234 5678", "543512345678", "351 234 5678"]),
        ("MX", ["+52 1 55 1234 5678", "+52 55 1234 5678", "5215512345678", "044 55 1234 5678", "55 1234 5678"]),
    ],
)  # fmt: skip
def test_the_ways_to_write_one_number_meet(region, ways):
    assert len({phone(raw, region) for raw in ways}) == 1
    assert phone(ways[0], region) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+55 11 3888-7777", "+55 11 98888-7777"),  # a line of a house keeps its eight digits
        ("+54 9 11 2345-6789", "+54 9 351 234-5678"),
        ("+52 1 55 1234 5678", "+1 551 234 5678"),
    ],
)
def test_numbers_of_two_people_stay_two(one, other):
    assert None not in (phone(one), phone(other))
    assert phone(one) != phone(other)


@pytest.mark.parametrize(
    "raw",
    ["whatsapp:48600123456", "whatsapp:+48600123456", "48600123456@c.us", "48600123456:12@s.whatsapp.net"],
)
@pytest.mark.parametrize("region", ["PL", "DE", "US"])
def test_whatsapp_writes_a_number_without_its_plus_wherever_the_channel_is(raw, region):
    assert phone(raw, region) == "+48600123456"


@pytest.mark.parametrize("raw", ["120363041234567890@g.us", "600 123 456 7", "+55 11 1234", "4860012345"])
def test_what_is_no_number_stays_none(raw):
    assert phone(raw) is None


@pytest.mark.parametrize("region", ["PL", "US", "FR"])
def test_a_bare_number_that_is_none_of_the_region_has_its_country_in_front(region):
    assert phone("5511988887777", region) == "+5511988887777"


def test_a_national_number_is_of_the_channels_region_first():
    assert phone("600 123 456") == "+48600123456"
    assert phone("151 2345 6789", "DE") == "+4915123456789"


@pytest.mark.parametrize(
    "raw", ["22 123 45 67 wew. 12", "22 123 45 67 x12", "+48 22 123 45 67 ext. 5", "221234567 (wewn. 3)"]
)
def test_an_extension_is_no_part_of_a_number(raw):
    assert phone(raw) == "+48221234567"


@pytest.mark.parametrize("raw", ["000000000", "111111111", "123456789", "987654321", "+48 123 456 789"])
def test_what_is_typed_to_get_past_a_field_is_no_number(raw):
    assert phone(raw) is None
