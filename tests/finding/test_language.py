"""What is in another language is kept and not read; what is English, or too short to tell, is."""

import pytest

from newstables.decisions.corrections import make_correction
from newstables.finding.language import detect_language, is_read, language_code
from newstables.finding.pipeline import read_batch
from newstables.schemas import HAPPENINGS, QUOTES
from newstables.store import jobs
from newstables.store.languages import read_again_if_changed
from newstables.store.store import Store
from tests.fixtures.frames import articles, findings

OTHERS = {
    "de": "Ministerin Ana Duarte sagte am Montag in Oslo, der Hafen "
    "werde geöffnet. „Wir zahlen die "
    "Hälfte“, sagte sie vor dem Ausschuss, und die Fähre fahre schon am Freitag wieder.",
    "fr": "La ministre Ana Duarte a déclaré lundi à Oslo que le port serait rouvert. « Nous payons "
    "la moitié », a-t-elle ajouté devant la commission, et le ferry repartira dès vendredi.",
    "es": "La ministra Ana Duarte dijo el lunes en Oslo que el puerto "
    "se abriría de nuevo. «Pagamos "
    "la mitad», añadió ante la comisión, y el transbordador saldrá el viernes otra vez.",
    "it": "La ministra Ana Duarte ha detto lunedì a Oslo che il porto sarà riaperto. «Paghiamo la "
    "metà», ha aggiunto davanti alla commissione, e il traghetto ripartirà già venerdì.",
    "nl": "Minister Ana Duarte zei maandag in Oslo dat de haven weer opengaat. “Wij betalen de "
    "helft”, voegde zij eraan toe voor de commissie, en de veerboot vaart vrijdag al weer.",
    "pl": "Minister Ana Duarte powiedziała w poniedziałek w Oslo, że port zostanie otwarty. "
    "„Płacimy połowę” – dodała przed komisją, a prom popłynie znowu już w piątek po południu.",
    "sv": "Minister Ana Duarte sade i måndags i Oslo att hamnen ska öppnas igen. ”Vi betalar "
    "hälften”, tillade hon inför utskottet, och färjan går redan på fredag som vanligt.",
    "ru": "Министр Ана Дуарте заявила в понедельник в Осло, что порт снова откроют. «Мы платим "
    "половину», — добавила она перед комиссией, и паром пойдёт уже в пятницу, как обычно.",
    "ja": "アナ・ドゥアルテ大臣は月曜日、オスロで港が再開されると述べた。「"
    "半分は我々が払う」と大臣は委員会で"
    "語り、フェリーは金曜日から運航を再開するという。住民は港の前で大臣を迎えた。",
    "ar": "قالت الوزيرة آنا دوارتي يوم الاثنين في أوسلو إن الميناء "
    "سيفتح من جديد. وأضافت أمام اللجنة: "
    "«نحن ندفع النصف»، وستعود العبارة إلى العمل يوم الجمعة كالمعتاد في المدينة.",
}  # fmt: skip
ENGLISH = {
    "prose": "Minister Ana Duarte said on Monday in Oslo that the "
    "harbour would open. “We pay half,” "
    "she told the committee, and the ferry will sail again on Friday as it did before.",
    "foreign words": "“Bonjour à tous,” the minister said in Lyon on Monday, and then: “Merci "
    "beaucoup, mes amis.” The crowd had waited for her since the morning.",
    "both": "MEDIENMITTEILUNG / PRESS RELEASE. Der Hafen wird am "
    "Freitag wieder geöffnet. The harbour "
    "will open on Friday, the ministry said, and the ferry is to sail from that day.",
    "one line of English names": "Ana Duarte of Lowmoor, Bo Oster of Vell, Cy Quill of Hythe, Di "
    "Mwangi of Port Reyes and Eve Haas of Stone were named by the council to its board.",
    "short": "„Wir zahlen die Hälfte“, sagte sie.",
}  # fmt: skip


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_told_and_not_read(code):
    assert detect_language(OTHERS[code]) == code
    assert not is_read(code)


@pytest.mark.parametrize("name", ENGLISH)
def test_english_and_what_is_too_short_is_read(name):
    assert is_read(detect_language(ENGLISH[name]))


def test_a_language_is_typed_by_its_name_or_code():
    assert [language_code(typed) for typed in ("German", " DE ", "english", "Klingon")] == [
        "de", "de", "en", None,
    ]  # fmt: skip


@pytest.mark.model
def test_nothing_is_found_in_another_language_but_that_it_is_one(nlp):
    texts = [
        ("a", ENGLISH["prose"], None, None),
        ("b", OTHERS["de"], None, None),
        ("c", OTHERS["de"], None, "en"),  # somebody says so
        ("d", ENGLISH["prose"], None, "de"),
    ]
    frames = read_batch(nlp, texts).frames
    whole = frames["furniture"][frames["furniture"]["kind"] == "foreign"]
    assert whole[["article_id", "start", "end"]].values.tolist() == [
        ["b", 0, len(OTHERS["de"])],
        ["d", 0, len(ENGLISH["prose"])],
    ]
    for name in ("quotes", "mentions", "times", "happenings"):
        assert set(frames[name]["article_id"]) <= {"a", "c"}
    assert frames["quotes"]["article_id"].tolist().count("a")
    assert list(frames["quotes"]) == list(QUOTES.columns)
    assert list(frames["happenings"]) == list(HAPPENINGS.columns)


def test_what_somebody_says_of_the_language_has_the_article_read_again(tmp_path):
    store = Store(tmp_path)
    given = {"language": ["de", "en"], "language_basis": [None, "given"]}
    store.add_articles(articles(OTHERS["de"], "one", **given))

    def take():
        return [
            (one[0], one[3]) for one in
            jobs.take_pending(store, pipeline="p", most=9, characters=9999)
        ]  # fmt: skip

    assert take() == [("a0", None), ("a1", "en")]
    store.write_batch(findings(), article_ids=["a0", "a1"], pipeline="p")
    jobs.settle(store, ["a0", "a1"])
    said = make_correction("article.language", "a0", before="de", after="en")
    store.add_corrections(said)
    assert take() == [("a0", "en")]
    with store.writing() as connection:  # it landed as it had been read before that was said
        read_again_if_changed(connection, {"a0": None, "a1": "en"})
    store.write_batch(findings(), article_ids=["a0"], pipeline="p")
    jobs.settle(store, ["a0"])
    assert take() == []
    store.mark_undone(said["correction_id"].item(), at="2023-02-01T00:00:00+00:00")
    assert take() == [("a0", None)]
