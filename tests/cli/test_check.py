"""`check`: a draft held against the sample story; faults put in are told, and nothing else is."""

import csv
import io
import json

import pytest

from newstables.__main__ import main
from newstables.config import SAMPLE

RIGHT = """NATO Secretary General Jens Stoltenberg came to Seoul on 29 January 2023. Prime Minister
Fumio Kishida received him in Tokyo on 31 January 2023.

Japan is to raise defence spending to 2% of gross domestic product.

Mao Ning called for “high vigilance”.
"""
WRONG = """President Fumio Kishida received Jens Stoltenberg in Tokyo on 1 February 2023.

“China is not our adversary,” Stoltenberg said. “This harbour belongs to nobody but us,” he added.

Mao Ning said: “China is not NATO’s adversary.”

Japan is to raise defence spending to 3 per cent of gross domestic product.

Jens Stoltenburg flew home, and Ada Quill stayed.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checked") / "store"
    assert main(["ingest", str(SAMPLE), "--store", str(folder)]) == 0
    return folder


@pytest.fixture
def check(store, tmp_path, capfd):
    def checked(words, *flags, name="draft.txt"):
        draft = tmp_path / name
        draft.write_text(words, encoding="utf-8")
        code = main(["check", str(draft), "--store", str(store), *flags])
        return code, capfd.readouterr()

    return checked


def claims(out):
    return {claim["words"]: claim for claim in json.loads(out)["claims"]}


def test_a_draft_that_is_right_passes_with_a_source_for_each_claim(check):
    code, (out, _) = check(RIGHT, "--format", "json")
    found = claims(out)
    assert code == 0, [claim for claim in found.values() if claim["verdict"] != "found"]
    assert {claim["kind"] for claim in found.values()} == {
        "quotation", "name", "number", "date", "place"}  # fmt: skip
    assert all(claim["sources"] for claim in found.values())
    assert found["2%"]["sources"][0]["words"].count("two per cent") == 1


def test_each_fault_put_in_is_told_and_nothing_else(check):
    code, (out, _) = check(WRONG, "--format", "json")
    found = claims(out)
    wrong = {words: claim["verdict"] for words, claim in found.items()
             if claim["verdict"] != "found"}  # fmt: skip
    assert code == 1
    assert wrong == {
        "President Fumio Kishida": "found otherwise",
        "1 February 2023": "found otherwise",
        "China is not our adversary": "found otherwise",
        "This harbour belongs to nobody but us": "not found",
        "China is not NATO’s adversary.": "by somebody else",
        "3 per cent": "found otherwise",
        "Jens Stoltenburg": "found otherwise",
        "Ada Quill": "not found",
    }
    told = found["China is not our adversary"]["differences"]
    assert told == [{"kind": "changed", "source": "NATO’s", "printed": "our"}]
    assert "31 Jan 2023" in found["1 February 2023"]["why"]


def test_the_report_for_a_terminal_tells_faults_with_their_lines(check):
    code, (out, _) = check(WRONG)
    assert code == 1
    assert "! line 3, quotation: China is not our adversary" in out
    assert "    “our” for “NATO’s”" in out


def test_the_report_is_a_table_too_and_no_word_of_a_draft_is_a_formula(check):
    _, (out, _) = check("“=HYPERLINK(1) is nobody’s harbour at all,” Mao Ning said.",
                        "--format", "csv")  # fmt: skip
    lines = [line for line in out.splitlines() if not line.lstrip("\ufeff").startswith("#")]
    (row, *_) = csv.DictReader(io.StringIO("\n".join(lines)))
    assert row["In the draft"].startswith("'=")


def test_a_page_of_the_report_obeys_no_word_of_a_draft(check):
    _, (out, _) = check("“<script>alert(1)</script> is what they want,” Mao Ning said.",
                        "--format", "html")  # fmt: skip
    assert "<script" not in out
    assert "&lt;script&gt;" in out


def test_a_draft_without_a_claim_passes_and_says_so(check):
    code, (out, _) = check("It rained, and then it stopped raining for a while, they thought.")
    assert code == 0
    assert "Nothing to check" in out


def test_a_format_that_is_none_is_told(check):
    code, (_, err) = check(RIGHT, "--format", "docx")
    assert (code, "text, csv, xlsx, html, json, not as docx" in err) == (2, True)


def test_a_draft_that_cannot_be_read_is_told(check, store, tmp_path, capfd):
    assert main(["check", str(tmp_path / "none.docx"), "--store", str(store)]) == 1
    assert "none.docx" in capfd.readouterr().err
    assert main(["check", str(tmp_path / "none.docx"), "--store", str(tmp_path)]) == 2


@pytest.mark.parametrize("number", [1, 4, 7, 9])
def test_an_article_of_the_store_stands_as_it_is(check, number):
    """Whatever an article says is found: it is held against itself, too."""
    path = sorted(SAMPLE.glob("*.md"))[number]
    code, (out, _) = check(path.read_text(encoding="utf-8"), "--format", "json", name=path.name)
    wrong = {words: claim["why"] for words, claim in claims(out).items()
             if claim["verdict"] != "found"}  # fmt: skip
    assert (code, wrong) == (0, {})


TRANSLATED = (
    "PUSAN, Oct. 3 (Harbour Wire) - “The quay is open to every ship of every country,” Mayor Park "
    "Dae-jung told reporters through an interpreter in Pusan."
)


@pytest.mark.parametrize(
    ("words", "verdict", "told"),
    [
        ("The quay is open to every ship of every country", "found", "no proof of the wording"),
        ("The pier is open to every ship of every country", "found otherwise", "may differ"),
    ],
)
def test_words_that_were_translated_are_told_as_such(check, tmp_path, words, verdict, told):
    """One translation is no proof of what was said, and two differ with nothing altered."""
    article = tmp_path / "pusan.txt"
    article.write_text(TRANSLATED, encoding="utf-8")
    folder = str(tmp_path / "store")
    assert main(["ingest", str(article), "--store", folder]) == 0
    _, (out, _) = check(f"“{words},” Park said.", "--format", "json", "--store", folder)
    (claim,) = [one for one in claims(out).values() if one["kind"] == "quotation"]
    assert claim["verdict"] == verdict
    assert "the words were translated" in claim["why"] and told in claim["why"]
