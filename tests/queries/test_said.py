"""Was it said: what press quotes of a transcript's speakers, held against it."""

import pytest

from newstables.__main__ import main
from newstables.queries.said import ELSEWHERE, NOT_FOUND, transcripts, was_it_said
from newstables.replica.replica import open_replica
from newstables.store.store import Store

REMARKS = """Remarks at Harbour House

Published: 2 May 2023

ADA QUILL: Good morning to all of you. The harbour will stay open through the winter, whatever the
weather brings to this coast. We have spent twelve million on the piers, and we do not expect to
spend more. I want to thank the fishermen, who have waited for this day for ten years.

BRAM OSTER: The plan was late, and it was badly drawn. Late, but not too late. Nobody asked the
people who live on the quay, and nobody will thank the council for its haste.

ADA QUILL: Let me be clear. No ferry will be cancelled before the new pier is ready. That is a
promise to everybody who works on the water. We are building for fifty years. Thank you.
"""
OTHER = """Remarks at the fish market

Published: 28 April 2023

ADA QUILL: Thank you for having me here today, at this hour, in this cold. The market is the heart
of the town, and it will be the heart of the town in fifty years. I have said so in the council, I
have said so at the quay, and I say so here. The roof will be mended before the summer comes, and
the scales with it. Whoever says otherwise has not read the budget that we passed in March.

CORA DUN: The fleet has heard such words before, Minister. We shall believe them when we see the
roof. Until then we sell our fish in the rain, as our fathers did, and we pay for the stalls.

ADA QUILL: You will see it. That is all that I can say, and it is all that I have to say today.
"""
PRESS = """Minister promises open harbour

Published: 3 May 2023

LOWMOOR, May 3 (Harbour News) - “The harbour will stay open through the winter,” Ada Quill said.

“We have spent twenty million on the piers,” Ada Quill said.

“Let me be clear. That is a promise to everybody who works on the water,” Ada Quill said.

“We shall never forgive the railway for what it did,” Ada Quill said.

“The roof will be mended before the summer comes,” Ada Quill said.

“I want to thank the fishermen […] for ten years,” Ada Quill said.

“Late, but not too late,” Bram Oster said.

“No ferry will be cancelled before the new pier is ready,” Ada Quill said through an interpreter.

“We pay for all of it,” said Tom Reeve, who was not there.
"""
LATER = """A look back

Published: 3 June 2023

“We have spent twelve million on the piers,” Ada Quill said in Lowmoor a month ago.

Nobody had asked her about the roof of the market, which was closed again for the whole of the day.
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("said")
    files = {"remarks": REMARKS, "other": OTHER, "press": PRESS, "later": LATER}
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    store = folder / "store"
    assert main(["ingest", *(str(folder / f"{name}.txt") for name in files),
                 "--store", str(store)]) == 0  # fmt: skip
    return open_replica(Store(store))


@pytest.fixture(scope="module")
def verdicts(tables):
    here, other = transcripts(tables)["article_id"]
    return was_it_said(tables, here, others=(other,))


def test_transcripts_are_known_by_their_turns(tables):
    known = transcripts(tables)
    assert list(known["title"]) == ["Remarks at Harbour House", "Remarks at the fish market"]
    assert list(known["speakers"]) == ["Ada Quill, Bram Oster", "Ada Quill, Cora Dun"]


def test_each_quotation_gets_its_verdict_those_to_look_at_first(verdicts):
    told = {row.text.rstrip(","): row.verdict for row in verdicts.itertuples()}
    assert told == {
        "We shall never forgive the railway for what it did": NOT_FOUND,
        "We have spent twenty million on the piers": "altered",
        "No ferry will be cancelled before the new pier is ready": "translated",
        "Let me be clear. That is a promise to everybody who works on the water": "joined",
        "The roof will be mended before the summer comes": ELSEWHERE,
        "I want to thank the fishermen […] for ten years": "shortened",
        "The harbour will stay open through the winter": "exact",
        "Late, but not too late": "exact",
    }
    assert list(verdicts["verdict"])[:3] == [NOT_FOUND, "altered", "joined"]


def test_a_verdict_leads_to_its_place_and_tells_what_differs(tables, verdicts):
    altered = verdicts[verdicts["verdict"] == "altered"].iloc[0]
    assert altered["differences"] == [
        {"kind": "changed", "source": "twelve", "printed": "twenty"}]  # fmt: skip
    start, end = altered["start"], altered["end"]
    here = transcripts(tables)["article_id"][0]
    text = tables.cursor().execute(
        "SELECT text FROM articles WHERE article_id = ?", [here]).fetchone()[0]  # fmt: skip
    assert text[start:end] == "We have spent twelve million on the piers"


def test_words_of_another_speech_name_it(verdicts):
    row = verdicts[verdicts["verdict"] == ELSEWHERE].iloc[0]
    assert row["also"] == "Remarks at the fish market"
    assert verdicts["start"].isna().tolist() == [
        verdict in (NOT_FOUND, ELSEWHERE) for verdict in verdicts["verdict"]]  # fmt: skip


def test_a_transcript_that_nobody_quotes_gives_no_row(tables):
    here, other = transcripts(tables)["article_id"]
    assert was_it_said(tables, other, others=(here,))["speaker"].isin(["Ada Quill"]).all()
