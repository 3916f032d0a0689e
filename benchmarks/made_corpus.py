"""A made corpus: news of a country that does not exist, as many articles as one wants.

usage: made_corpus.py FOLDER [--articles 500] [--busiest 0.15]

The same numbers give the same bytes. The articles have what a site must cope
with: people and institutions quoted often and seldom, several outlets and years,
the same words in several outlets (now and then worded otherwise, or given to
somebody else), names inside other people's words, headlines that try to be
markup, articles without a date, an outlet or an address, and tags.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST_DAY = dt.date(2019, 1, 7)
DAYS = 5 * 365
# fmt: off
GIVEN = (
    "Ana", "Boris", "Clara", "Dario", "Edith", "Felix", "Greta", "Hugo", "Irena", "Jonas",
    "Klara", "Leon", "Marta", "Nils", "Olga", "Pavel", "Rosa", "Stefan", "Tilda", "Viktor",
)
# fmt: on
# fmt: off
FAMILY = (
    "Adler", "Berend", "Corvin", "Dahl", "Ebert", "Farkas", "Grell", "Hanak", "Ivers", "Jarosz",
    "Kestrel", "Lindqvist", "Moravec", "Novotny", "Ostrow", "Pavlik", "Quist", "Rassendyll",
    "Sorensen", "Tarlenheim", "Ulmer", "Varga", "Wessel", "Zapolya",
)
# fmt: on
POSTS = (
    "Prime Minister",
    "Foreign Minister",
    "Mayor",
    "Finance Minister",
    "Professor",
    "Senator",
    "Governor",
    "police spokeswoman",
)
INSTITUTIONS = (
    "the Foreign Ministry",
    "the Finance Ministry",
    "the Interior Ministry",
    "the Health Ministry",
    "the Transport Ministry",
)
OUTLETS = (
    "The Strelsau Post",
    "Zenda Courier",
    "Coast Gazette",
    "Northern Herald",
    "The Daily Lantern",
    "River & Rail",
    "Hentzau Wire",
    "Morning *Star*",
)
TOPICS = ("bridges", "budget", "harbour", "schools", "health", "railways")
PLACES = ("Strelsau", "Zenda", "Hentzau", "Tarlenheim", "Hofbau", "Ilmburg")
OPENINGS = ("We will", "We must", "Nobody can", "The council should", "I want to", "They cannot")
VERBS = ("rebuild", "close", "pay for", "open", "sell", "defend", "forget", "repair", "inspect")
OBJECTS = (
    "the old bridge",
    "every school in the valley",
    "the northern railway",
    "the new hospital",
    "the harbour wall",
    "the winter budget",
    "two hundred homes",
    "the town archive",
)
ENDINGS = (
    "before the first snow falls",
    "whatever the neighbours may think of it",
    "even if it takes ten more years",
    "and no report will change that",
    "as long as the river stays low",
    "with or without help from the capital",
    "because people have waited long enough",
)
HOSTILE_TITLES = (
    "<script>alert('bridge')</script> opens",
    "[Harbour](javascript:alert(1)) vote",
    "{{ config }} and {% raw %} in the budget",
    "---\nlayout: evil",
    "# 1. Railways | schools",
    "`Bridge` *closed* _again_ ![x](https://evil.example/x.png)",
    "CON",
    "../../etc/passwd",
    "\u202eegdirb eht fo sweN",
    "Mayor: \"no\" & 'never' ::: note",
    "Мост открыт",
    "@mayor #1 wins [^1]",
)
FILLERS = (
    "The town had waited for the decision since the spring, and the square was full by noon.",
    "Rain fell over the valley for most of the week, and the trains ran late.",
    "Work on the road began last year and has cost more than anybody had planned.",
    "The figures were published on Tuesday together with a map of the district.",
    "Shops near the market stayed closed while the meeting went on in the town hall.",
    "A report of more than two hundred pages is expected before the end of the month.",
)


@dataclass(frozen=True)
class Person:
    """Somebody who may be quoted."""

    name: str
    post: str

    @property
    def family(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True)
class Article:
    """One article, with its provenance as a row of JSON Lines has it."""

    id: str
    text: str
    title: str
    outlet: str | None
    published: dt.date | None
    url: str | None
    tags: tuple[str, ...]

    def row(self) -> dict[str, object]:
        """Its line of JSON Lines, without what is not known."""
        known: dict[str, object] = {"id": self.id, "text": self.text, "title": self.title}
        if self.outlet:
            known["outlet"] = self.outlet
        if self.published:
            known["published"] = self.published.isoformat()
        if self.url:
            known["url"] = self.url
        if self.tags:
            known["tags"] = list(self.tags)
        return known


def made_people(count: int) -> list[Person]:
    """People with different names, the first to be quoted most."""
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    random.Random(1).shuffle(names)
    return [Person(name, POSTS[k % len(POSTS)]) for k, name in enumerate(names[:count])]


def made_articles(count: int, *, busiest: float = 0.15) -> Iterator[Article]:
    """The first `count` articles of the corpus.

    Args:
        count: How many.
        busiest: The share of quotations that the most quoted person has, 0 to 1.
    """
    chance = random.Random(20190107)
    people = made_people(min(300, max(12, count // 4)))
    weights = [1 / (rank + 3) for rank in range(len(people))]
    shared: list[tuple[str, Person]] = []
    for number in range(count):
        day = FIRST_DAY + dt.timedelta(days=number * DAYS // max(count, 1))
        cast = [
            people[0] if chance.random() < busiest else person
            for person in chance.choices(people, weights, k=3)
        ]
        cast = list({person.name: person for person in cast}.values())
        topic = chance.choice(TOPICS)
        paragraphs = list(_paragraphs(chance, cast, people, shared))
        title = _title(chance, number, topic, cast[0])
        yield Article(
            id=f"made-{number:05}",
            text="\n\n".join([" ".join(title.split()), *paragraphs]) + "\n",
            title=" ".join(title.split()),
            outlet=None if number % 37 == 5 else OUTLETS[number % len(OUTLETS)],
            published=None if number % 41 == 7 else day,
            url=None
            if number % 29 == 3
            else f"https://news{number % 8}.example/{day:%Y/%m}/{number}",
            tags=(topic,) if number % 3 else (topic, "Ruritania & neighbours"),
        )


def _title(chance: random.Random, number: int, topic: str, person: Person) -> str:
    if number % 25 == 11:
        return HOSTILE_TITLES[(number // 25) % len(HOSTILE_TITLES)]
    place = chance.choice(PLACES)
    return chance.choice(
        (
            f"{person.family} speaks of {topic} in {place}",
            f"{place} argues over {topic}",
            f"New plans for {topic} near {place}",
        )
    )


def _paragraphs(
    chance: random.Random,
    cast: Sequence[Person],
    people: Sequence[Person],
    shared: list[tuple[str, Person]],
) -> Iterator[str]:
    first = cast[0]
    place = chance.choice(PLACES)
    yield f"{first.post} {first.name} visited {place} on Monday. {chance.choice(FILLERS)}"
    for person in cast:
        named = person.name if person is not first else person.family
        yield f"“{_statement(chance)},” {_post(person)}{named} said. {chance.choice(FILLERS)}"
    yield (
        f"{first.family} told reporters that the plan was “{_fragment(chance)}” for {place}. "
        f"{chance.choice(FILLERS)}"
    )
    if chance.random() < 0.3:
        other = chance.choice(people)
        yield f"“{other.name} has promised to come to {place} with us,” {first.family} said."
    if chance.random() < 0.25:
        institution = chance.choice(INSTITUTIONS)
        yield f"“{_statement(chance)},” {institution} said in a statement."
    if chance.random() < 0.15:
        yield f"“{_statement(chance)},” officials said. “{_statement(chance)}.”"
    if chance.random() < 0.1:
        yield f"The so-called “wall of {place}” was built a hundred years ago."
    yield from _shared(chance, people, shared)


def _shared(
    chance: random.Random, people: Sequence[Person], shared: list[tuple[str, Person]]
) -> Iterator[str]:
    """Words that outlets share, now and then with another word or another speaker."""
    if chance.random() < 0.15:
        shared.append((_statement(chance), chance.choice(people[:20])))
        del shared[:-4]
    if not shared or chance.random() > 0.35:
        return
    words, speaker = chance.choice(shared)
    if chance.random() < 0.25:
        words = words.replace(" the ", " that ", 1)
    if chance.random() < 0.12:
        speaker = chance.choice(people[:20])
    yield f"“{words},” {_post(speaker)}{speaker.name} said on Sunday. {chance.choice(FILLERS)}"


def _post(person: Person) -> str:
    return f"{person.post} " if person.post[0].isupper() else f"the {person.post} "


def _statement(chance: random.Random) -> str:
    days = chance.choice(("", f" within {chance.randint(2, 400)} days"))
    return (
        f"{chance.choice(OPENINGS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}{days} "
        f"{chance.choice(ENDINGS)}"
    )


def _fragment(chance: random.Random) -> str:
    return chance.choice(("a quiet miracle", "long overdue", "not nearly enough", "a fair bargain"))


def write_corpus(folder: Path, count: int, *, busiest: float = 0.15) -> Path:
    """Write the corpus as `made.jsonl` into a folder, and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "made.jsonl"
    lines = (
        json.dumps(article.row(), ensure_ascii=False)
        for article in made_articles(count, busiest=busiest)
    )
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--busiest", type=float, default=0.15)
    arguments = parser.parse_args()
    print(write_corpus(arguments.folder, arguments.articles, busiest=arguments.busiest))


if __name__ == "__main__":
    main()
