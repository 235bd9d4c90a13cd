"""Who acts without a name: "a farmer", "Lund's father", "the NATO chief" of an article alone."""

from newstables.finding.coref.apposition import apposed, set_off
from newstables.finding.coref.as_printed import INDEFINITE, in_full
from newstables.finding.coref.descriptions import is_of_one
from newstables.finding.coref.people import People
from newstables.finding.coref.phrases import after_of, left_edge, whole_word
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import noun_class, noun_stem
from newstables.finding.token_table import TokenTable
from newstables.lexicons import words


class Unnamed:
    """The nameless of one article; `offices` are those seen so far that have but one holder."""

    def __init__(self, tokens: TokenTable, people: People) -> None:
        """Begin with none seen."""
        self._tokens, self._people = tokens, people
        self.offices: dict[str, str] = {}  # "NATO chief" -> "the NATO chief"

    def printed(self, token: int) -> str:
        """Return how somebody is printed who comes in without a name, "" for nobody.

        "The host", "the governor" is somebody the article has named, if it does not say whom.
        """
        tokens = self._tokens
        tag = tokens.tags[token]
        if noun_class(tokens.lower[token]) != "role" or tag not in ("NN", "NNP"):
            return ""
        first, last = left_edge(tokens, token), whole_word(tokens, token)[1]
        is_new = (
            tokens.lower[first] in INDEFINITE | {"my", "our"} or "POS" in tokens.tags[first:token]
        )
        in_office = noun_stem(tokens.lower[token]) in words("offices")
        is_office = tokens.lower[first] == "the" and in_office
        if not (is_office or (is_new and tag == "NN")) or apposed(tokens, self._people, token) >= 0:
            return ""
        mention = Candidate(token, first, last, "role", -1)
        beside = set_off(tokens, self._people, mention)
        if beside is not None:
            return beside[0]
        if is_office:
            end = after_of(tokens, last)
            whole = " ".join(tokens.text[tokens.starts[first + 1] : tokens.ends[end - 1]].split())
            if is_of_one(whole):
                self.offices[whole] = f"the {whole}"
                return whole
        shown = in_full(tokens, self._people, mention)
        return shown if tag == "NN" else ""
