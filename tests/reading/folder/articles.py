"""Invented articles for files of every kind."""

from dataclasses import dataclass

PEOPLE = ["Mara Quist", "Tomas Brandl", "Ines Okoye", "Pavel Rusu", "Lotte Haar"]
TOWNS = ["Port Aldis", "Lowmoor", "Brackwater", "Northgate", "Kestrel Bay"]
OUTLETS = ["The Harbour Courier", "Northgate Chronicle", "Pacific Lantern", "Lowmoor Gazette"]
AUTHORS = ["Rita Solberg", "Sam Oduya", "Ana Petrov"]
MATTERS = ["the ferry pier", "the grain depot", "the old customs house", "the coast railway"]


@dataclass(frozen=True)
class Story:
    """One invented article; `published` is an ISO day of January 2023."""

    title: str
    outlet: str
    author: str
    section: str
    day: int
    paragraphs: tuple[str, ...]

    @property
    def published(self):
        return f"2023-01-{self.day:02}"

    @property
    def american(self):
        return f"January {self.day}, 2023"

    @property
    def british(self):
        return f"{self.day} January 2023"

    @property
    def words(self):
        return sum(len(one.split()) for one in self.paragraphs)

    @property
    def text(self):
        return "\n\n".join(self.paragraphs)


def story(number):
    """Return the article of a number: another one for every number."""
    person, town = PEOPLE[number % 5], TOWNS[number // 2 % 5]
    matter = MATTERS[number // 3 % 4]
    return Story(
        title=f"{town} votes again on {matter}, round {number}",
        outlet=OUTLETS[number % 4],
        author=AUTHORS[number % 3],
        section="NEWS",
        day=2 + number % 27,
        paragraphs=(
            f"{person}, the mayor of {town}, said on Tuesday that the council would vote for the "
            f"{number}th time on {matter}, which has been closed since the storm of last autumn.",
            f"“We have talked about {matter} for {number} weeks and we are ready to decide,” "
            f"{person.split()[1]} told reporters in {town}. The opposition asked for two more days "
            "to read the report, which is four hundred pages long.",
            f"Builders in {town} wait for answer {number} before the spring, when tides are low.",
        ),
    )


def stories(count, *, start=0):
    return [story(start + number) for number in range(count)]
