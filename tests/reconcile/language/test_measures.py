"""How often, how long, how many, how much and at what time, said and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.language.measures import Dimension, Limit, Measure, measures


def one(text: str) -> Measure:
    """The only measure of `text`."""
    (measure,) = measures(text)
    return measure


def pairs_of(said: str, written: str) -> list[tuple[Measure, Measure]]:
    """Every comparable pair of measures."""
    return [(a, b) for a in measures(said) for b in measures(written) if a.comparable(b)]


FREQUENCIES = [
    ("elke dag", 5), ("dagelijks", 5), ("iedere schooldag", 5), ("elke ochtend", 5), ("om de dag", 2.5),
    ("elke week", 1),
    ("wekelijks", 1), ("elke vrijdag", 1), ("iedere maandagochtend", 1), ("vrijdags", 1), ("om de week", 0.5),
    ("om de andere week", 0.5), ("om de twee weken", 0.5), ("elke twee weken", 0.5), ("tweewekelijks", 0.5),
    ("om de dinsdag", 0.5),
    ("om de drie weken", 1 / 3), ("driewekelijks", 1 / 3), ("zeswekelijkse", 1 / 6), ("elke veertien dagen", 0.5),
    ("eens in de zes weken", 1 / 6), ("één keer per zes weken", 1 / 6), ("1x per 2 weken", 0.5),
    ("eens per maand", 0.25),
    ("maandelijks", 0.25), ("elke eerste maandag van de maand", 0.25), ("twee keer per week", 2),
    ("tweemaal per week", 2),
    ("2x p.w.", 2), ("2x per week", 2), ("2 x per week", 2), ("2x/week", 2), ("twee keer in de week", 2),
    ("een keer per week", 1),
    ("drie sessies per week", 3), ("vijf dagen in de week", 5), ("twee keer per dag", 10), ("dinsdag en donderdag", 2),
    ("maandag, woensdag en vrijdag", 3), ("dinsdag- en donderdagochtend", 2), ("maandag t/m donderdag", 4),
    ("ma, di en do", 3), ("wo en vr", 2),
    ("maandag tot en met vrijdag", 5), ("dinsdags en donderdags", 2), ("halfjaarlijks", 2 / 52),
    ("2x daags", 10), ("twee keer op een dag", 10), ("drie van de vier weken", 0.75), ("twee van de vijf dagen", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "per_week"), FREQUENCIES)
def test_a_frequency_is_read_as_times_per_school_week(text: str, per_week: float) -> None:
    measure = one(text)
    assert measure.dimension is Dimension.FREQUENCY
    assert measure.rate == pytest.approx(per_week)


DURATIONS = [
    ("een kwartier", 15), ("kwartiertje", 15), ("drie kwartier", 45), ("vijf kwartier", 75),
    ("na elk uur", 60), ("een half uur", 30), ("half uurtje", 30),
    ("een halfuur", 30), ("een halfuurtje", 30), ("een uur", 60), ("een uurtje", 60), ("anderhalf uur", 90),
    ("1,5 uur", 90),
    ("twee en een half uur", 150), ("tweeënhalf uur", 150), ("twintig minuten", 20), ("20 min.", 20),
    ("vijf minuutjes", 5),
    ("een minuut of twintig", 20), ("een uur en een kwartier", 75), ("1 uur en 15 minuten", 75), ("vijf uren", 300),
    ("tien à vijftien minuten", 15), ("10-15 minuten", 15), ("3x20 min", 20),
]  # fmt: skip


@pytest.mark.parametrize(("text", "minutes"), DURATIONS)
def test_a_duration_is_read_in_minutes(text: str, minutes: float) -> None:
    durations = [measure for measure in measures(text) if measure.dimension is Dimension.DURATION]
    assert [measure.value for measure in durations] == [pytest.approx(minutes)]


CLOCKS = [
    ("half drie", "2.30"), ("halfdrie", "2.30"), ("kwart over drie", "3.15"), ("kwart voor drie", "2.45"),
    ("tien over acht", "8.10"),
    ("vijf voor twaalf", "11.55"), ("tien over half negen", "8.40"), ("vijf voor half vier", "3.25"),
    ("om drie uur", "3.00"),
    ("om vier", "4.00"), ("voor vieren", "4.00"), ("vanaf acht uur", "8.00"), ("15.15 uur", "3.15"), ("14:30", "2.30"),
    ("om 15 uur", "3.00"), ("om 12.00 uur", "0.00"), ("tien maart, vier uur", "4.00"), ("half één", "0.30"),
    ("half 4", "3.30"), ("kwart over 3", "3.15"),
    ("vrijdag voor vier uur", "4.00"), ("half een", "0.30"), ("kwart voor een", "0.45"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "time"), CLOCKS)
def test_a_time_of_day_is_read_as_minutes_on_a_dial_of_twelve_hours(text: str, time: str) -> None:
    hour, minute = map(int, time.split("."))
    measure = one(text)
    assert (measure.dimension, measure.value) == (Dimension.CLOCK, hour * 60 + minute)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("van twaalf tot half een", [0, 30]), ("tussen negen en elf", [540, 660]),
     ("van kwart voor drie tot vier", [165, 240]), ("van vijf tot tien sommen", []), ("van vier tot zes keer", [])],
)  # fmt: skip
def test_a_spoken_span_of_time_is_two_times(text: str, minutes: list[float]) -> None:
    assert [measure.value for measure in measures(text) if measure.dimension is Dimension.CLOCK] == minutes


def test_a_written_span_of_time_is_two_times() -> None:
    assert [measure.value for measure in measures("(9.00-10.30 uur)")] == [540, 630]


COUNTS = [
    ("zes bijeenkomsten", 6, "bijeenkomst"), ("6 sessies", 6, "bijeenkomst"), ("acht keer", 8, "keer"),
    ("tweemaal", 2, "keer"),
    ("eenmalig", 1, "keer"), ("1x", 1, "keer"), ("twee observaties", 2, "observatie"), ("drie ochtenden", 1.5, "dag"),
    ("drie dagdelen", 1.5, "dag"), ("drie dagen", 3, "dag"), ("veertien dagen", 2, "week"), ("twee weken", 2, "week"),
    ("een half jaar", 6, "maand"), ("zes maanden", 6, "maand"), ("drie extra gesprekken", 3, "gesprek"),
    ("een stuk of zes lessen", 6, "les"), ("een halve bladzijde", 0.5, "bladzijde"), ("25%", 25, "procent"),
    ("een kwart meer tijd", 25, "procent"), ("met de helft", 50, "procent"), ("20 procent", 20, "procent"),
    ("twee leerlingen", 2, "kind"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_what_is_counted_is_read_in_a_unit_in_which_equal_things_are_equal(text: str, value: float, unit: str) -> None:
    measure = one(text)
    assert (measure.dimension, measure.value, measure.unit) == (Dimension.COUNT, value, unit)


@pytest.mark.parametrize(
    ("text", "euros"),
    [("€ 45,-", 45), ("€45,50", 45.5), ("€ 2.500,-", 2500), ("vijfenveertig euro", 45), ("1.500 euro", 1500),
     ("vijfentwintighonderd euro", 2500)],
)  # fmt: skip
def test_money_is_read_in_euros(text: str, euros: float) -> None:
    measure = one(text)
    assert (measure.dimension, measure.value) == (Dimension.MONEY, euros)


@pytest.mark.parametrize(
    "text",
    ["een gesprek", "nog een keer", "elke keer", "over zes weken", "binnen twee weken", "over drie à vier weken",
     "drie weken geleden",
     "groep acht", "twaalf jaar",
     "halve dagen", "een paar keer", "regelmatig", "dinsdag of donderdag", "niet maandag maar dinsdag",
     "versie 2.10", "op 3-11-2026",
     "het dagelijkse werk", "na circa zes weken",
     "alles wat langer dan een uur duurt", "de week na de vakantie", "één ding", "een van de twee"],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert measures(text) == ()


SAME = [
    ("drie keer per week, een kwartiertje", "driemaal per week vijftien minuten"),
    ("elke vrijdag even mailen", "wekelijks (vrijdag) een e-mail"),
    ("vier keer nee sorry, twee keer in de week, dinsdag en donderdag", "op dinsdag en donderdag"),
    ("twee ochtenden", "twee dagdelen"),
    ("om de week", "tweewekelijks"),
    ("om de week", "elke veertien dagen"),
    ("om de drie weken", "driewekelijks"),
    ("elke dag", "dagelijks"),
    ("een half uurtje", "30 minuten"),
    ("anderhalf uur", "90 minuten"),
    ("drie kwartier", "45 min."),
    ("half drie", "14.30 uur"),
    ("kwart over drie", "15.15 uur"),
    ("om vier uur", "16.00 uur"),
    ("tien over half negen", "8.40 uur"),
    ("van negen uur tot half elf", "9.00-10.30 uur"),
    ("twee keer kijken", "twee observaties"),
    ("zes keer", "zes sessies"),
    ("zes sessies", "zes bijeenkomsten"),
    ("een half jaar", "zes maanden"),
    ("twee weken lang", "veertien dagen"),
    ("vijfentwintighonderd euro", "€ 2.500,-"),
    ("drie, hooguit vier maanden", "maximaal vier maanden"),
    ("drie à vier maanden", "vier maanden"),
    ("twee of drie keer per week", "tweemaal per week"),
    ("één keer in de week", "wekelijks"),
    ("eens in de zes weken", "zeswekelijks"),
    ("maandag, woensdag, vrijdag", "driemaal per week"),
    ("een stuk of zes lessen", "6 lessen"),
    ("hooguit tien minuten", "maximaal 10 minuten"),
]


@pytest.mark.parametrize(("said", "written"), SAME)
def test_what_means_the_same_never_conflicts(said: str, written: str) -> None:
    by_written: dict[Measure, list[Measure]] = {}
    for spoken, other in pairs_of(said, written):
        by_written.setdefault(other, []).append(spoken)
    assert by_written
    for other, spoken_ones in by_written.items():
        assert any(not spoken.conflicts_with(other) for spoken in spoken_ones), other


DIFFERENT = [
    ("vier uur per week begeleiding", "twee uur begeleiding per week"),
    ("drie keer een half uur", "driemaal per week 20 minuten"),
    ("een arrangement van veertig weken", "arrangement voor 14 weken"),
    ("hij begint met drie ochtenden", "de opbouw start met drie dagen"),
    ("hooguit tien minuten huiswerk", "ten minste tien minuten per dag"),
    ("hij was twaalf dagen ziek", "hij was 21 dagen afwezig"),
    ("twee observaties", "observatie (1x)"),
    ("maximaal vijfentwintighonderd euro", "een budget van € 1.500,-"),
    ("elke vrijdag", "om de week op vrijdag"),
    ("elke dag", "tweemaal per week"),
    ("om de week", "wekelijks"),
    ("om de week", "tweemaal per week"),
    ("om de zes weken", "om de drie weken"),
    ("maandag, dinsdag en donderdag", "tweemaal per week"),
    ("woensdag en vrijdag", "iedere week"),
    ("dinsdag en vrijdag", "dagelijks"),
    ("een halfuur", "drie kwartier"),
    ("een kwartier", "vijf minuten"),
    ("tien minuutjes", "20 min"),
    ("half drie", "15.30 uur"),
    ("kwart over acht", "7.45 uur"),
    ("om vier uur", "15.00 uur"),
    ("zes gesprekken", "vier gesprekken"),
    ("acht keer", "zes bijeenkomsten"),
    ("twee bezoeken", "eenmalig"),
    ("een groepje met twee andere kinderen", "een groepje met vijf leerlingen"),
    ("vijfenveertig euro per keer", "€ 35,- per keer"),
    ("anderhalf uur", "een uur"),
    ("twee keer per week", "twee keer per maand"),
    ("drie à vier maanden", "zes maanden"),
    ("eens in de twee weken", "eens in de zes weken"),
    ("twee lessen", "drie lessen"),
]


@pytest.mark.parametrize(("said", "written"), DIFFERENT)
def test_another_quantity_conflicts(said: str, written: str) -> None:
    assert any(a.conflicts_with(b) for a, b in pairs_of(said, written))


@pytest.mark.parametrize(
    ("text", "limit"),
    [("hooguit tien minuten", Limit.AT_MOST), ("niet meer dan tien minuten", Limit.AT_MOST),
     ("een kwartier maximaal", Limit.AT_MOST),
     ("minstens een uur", Limit.AT_LEAST), ("ten minste een uur", Limit.AT_LEAST), ("een uur", Limit.NONE)],
)  # fmt: skip
def test_a_bound_goes_with_its_quantity(text: str, limit: Limit) -> None:
    assert one(text).limit is limit


def test_a_length_may_stand_between_how_often_and_the_week() -> None:
    found = {measure.dimension: measure.rate for measure in measures("2 x 30 min. per week")}
    assert found == {Dimension.FREQUENCY: 2, Dimension.DURATION: 30}


def test_weeks_before_every_morning_are_no_frequency_of_their_own() -> None:
    assert [measure.rate for measure in measures("de eerste twee weken elke ochtend")] == [2, 5]


def test_a_list_of_days_ends_with_its_sentence() -> None:
    assert [m.value for m in measures("Maandag, dinsdag, woensdag. En dan donderdag en vrijdag.")] == [3, 2]


def test_what_is_measured_stands_where_it_says() -> None:
    text = "Ik kom, eh, twee keer per week een half uurtje, tot half drie."
    assert [text[m.start : m.end] for m in measures(text)] == ["twee keer per week", "een half uurtje", "half drie"]


PHRASES = [row[0] for table in (FREQUENCIES, DURATIONS, CLOCKS) for row in table] + [row[0] for row in COUNTS]
WORDS = " ".join(PHRASES).split()


@given(st.lists(st.sampled_from([*WORDS, ",", ".", "en", "of", "tot", "-", "?"]), max_size=12))
def test_measures_stand_in_order_and_apart_whatever_is_said(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for measure in measures(text):
        assert end <= measure.start < measure.end <= len(text)
        assert 0 <= measure.least <= measure.rate
        assert not measure.conflicts_with(measure)
        end = measure.end


@given(st.text(max_size=60))
def test_any_text_can_be_measured(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in measures(text))
