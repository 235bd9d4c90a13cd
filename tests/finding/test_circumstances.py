"""Where something was said: read from the clause of the reporting word, and from nothing else."""

import pandas as pd
import pytest

from tests.fixtures.reading import quotes_in


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("“The port is open,” Ada Quill said in Oslo on Monday.", "in Oslo"),
        ("“The port is open,” Ada Quill told reporters in Oslo.", "in Oslo"),
        ("Speaking at a rally in Oslo, Ada Quill said the port was open.", "in Oslo"),
        ("“The port is open,” Ada Quill said at a news conference in Oslo.", "in Oslo"),
        ("Ada Quill said the war in Ukraine would soon end.", None),
        ("Ada Quill criticised the election in Norway as “a farce.”", None),
        ("“We met in Oslo,” Ada Quill said.", None),
        ("“It was unfair,” Ada Quill said of the election in Georgia.", None),
        ("“It is bad,” Ada Quill said about the situation in Gaza.", None),
        ("“We mourn,” Ada Quill said after the attack in Moscow.", None),
        ("Speaking about the war in Ukraine, Ada Quill said it would end.", None),
        ("“It will end,” Ada Quill said in an interview about the war in Ukraine.", None),
        ("“It is late,” Ada Quill told farmers in Iowa by telephone.", None),
    ],
)
def test_where_it_was_said_is_read_from_the_clause_of_the_cue(nlp, text, where):
    found = quotes_in(nlp, text, article_id="a0")["said_where"]
    assert len(found)
    assert [None if pd.isna(place) else place for place in found] == [where] * len(found)
