"""Mails: what they quote of the mails before them is furniture, a forwarded article is not."""

from newstables.finding.furniture.finding import furniture_stretches

OWN = (
    "Dear colleagues, the mayor of Lowmoor said on Tuesday that the council would vote for the "
    "third time on the ferry pier, and that builders had been asked to wait until then."
)
QUOTED = "“We are not ready,” Tomas Brandl said on Monday, and he left the room at once."


def marked(text):
    return [text[one.start : one.end] for one in furniture_stretches(text) if one.kind == "embed"]


def test_quoted_lines_and_who_wrote_them_are_marked():
    head = "On Mon, 30 Jan 2023 at 10:00, Mara Quist <m@quist.example> wrote:"
    text = f"{OWN}\n\n{head}\n> {QUOTED}\n> The council agreed."
    assert " ".join(marked(text)).split() == f"{head} > {QUOTED} > The council agreed.".split()


def test_everything_below_the_mail_that_is_answered_is_marked():
    text = f"{OWN}\n\n-----Original Message-----\nFrom: Bo Lund\nSent: Monday\n\n{QUOTED}"
    assert QUOTED in "\n".join(marked(text))
    assert OWN not in "\n".join(marked(text))


def test_a_mail_that_only_passes_on_an_article_keeps_it():
    text = f"For you.\n\n-----Original Message-----\nFrom: Bo Lund\nSent: Monday\n\n{OWN}"
    assert OWN not in "\n".join(marked(text))


def test_a_greater_than_sign_inside_a_sentence_is_text():
    text = f"{OWN}\n\nThe tide was higher > than ever, said the harbour master on Friday at noon."
    assert marked(text) == []
