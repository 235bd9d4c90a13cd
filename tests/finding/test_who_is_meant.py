"""Whom an office, a pronoun, a label or a statement means: in the manner of wires and agencies."""

import pandas as pd
import pytest
from spacy.language import Language

from newstables.finding.pipeline import read_article
from tests.fixtures.reading import speakers_of

pytestmark = pytest.mark.model

CASES = {
    "whom an adviser serves, and whose mother": (
        "Lucia Ferrante is peeling an orange. “She made the priest cry,” her mother recalls. An "
        "adviser to the prime minister put it differently: “You cannot bargain with hail.”",
        {"She made": "Lucia Ferrante's mother", "You cannot": "adviser to the prime minister"},
    ),
    "one who is called they": (
        "The regulator was silent. But one cabinet minister was blunter. “They were asleep,” they "
        "said.",
        {"They were": "cabinet minister"},
    ),
    "whom television shows": (
        "State television showed Serik Baimuratov telling officers: “Firm hands, clean gloves.”",
        {"Firm": "Serik Baimuratov"},
    ),
    "who calls it so within a clause": (
        "The wife of a fisherman said she sold her machine to pay what guards called “the fee”.",
        {"the fee": "guards"},
    ),
    "he whom the sentence before is about": (
        "Interior Minister Serik Baimuratov blamed “foreign screenwriters” for the unrest.\n\nThe "
        "rights group Qala has recorded 74 arrests. “They need a stadium,” its director, Zarina "
        "Omarova, told Free Radio.\n\nThe president has not commented publicly. In his New Year's "
        "address he had promised “a year of warm houses”.",
        {"a year": "president"},
    ),
    "a surname that ends in another's": (
        "Federation president Ngaire Te Aho-Lindqvist called the Cup off. Swedish coach Elin "
        "Lindqvist was told by phone.\n\n“No athlete went home,” Te Aho-Lindqvist clarified.",
        {"No athlete": "Ngaire Te Aho-Lindqvist"},
    ),
    "whom a report opens with and names only then": (
        "The canal has become “a mirror of trade”, a Kazakh scholar has said.\n\n“It took forty "
        "days,” Daulet Ospanov, director of the Steppe Institute, told reporters. The scholar "
        "spoke of “soft rails”.",
        {"a mirror": "Daulet Ospanov", "soft rails": "Daulet Ospanov"},
    ),
    "a source for what nobody in the clause says": (
        "According to Governor Lise Vander, the sides have agreed on “eight of eleven articles”.",
        {"eight of": "Lise Vander"},
    ),
    "a body without a name that spoke before": (
        "The drivers' union said it would help. “We know every bus,” it said in a statement.",
        {"We know": "drivers' union"},
    ),
    "those who are many and acted last": (
        "Minister Aino Salmi left. The ministry was calm. Union leaders were furious. “She knows "
        "it,” they said.",
        {"She knows": "Union leaders"},
    ),
    "a body set off by commas": (
        "The dam's operator, Norkraft, said it was “deeply saddened”. The company added that it "
        "would “cooperate fully”.",
        {"deeply": "Norkraft", "cooperate": "Norkraft"},
    ),
    "one of a party": (
        "Mayor Barry Oldcastle has vowed to bring back swans. The flamboyant Tory blasted the firm "
        "as “the men who murdered the moorhens”.",
        {"the men": "Barry Oldcastle"},
    ),
    "two posts before a name": (
        "“We enter the year with a clear head,” said President and CEO Camilla Rask.",
        {"We enter": "Camilla Rask"},
    ),
    "how somebody is": (
        "The film won a prize, and its director, Ana Lund, was “over the moon”.",
        {"over the": "Ana Lund"},
    ),
    "what a jury only heard": (
        "Conor Brophy, 57, denies it. A former minister “sold visas like raffle tickets”, a jury "
        "was told on Wednesday.",
        {"sold visas": pd.NA},
    ),
    "one of several": (
        "“It was dark,” said one of the rescuers.",
        {"It was": "one of the rescuers"},
    ),
    "a top diplomat is the foreign minister": (
        "Finland's top diplomat landed in Kenya with a warning: the window “is closing.” Foreign "
        "Minister Pirkko Aaltonen met President Josphat Mutiso.",
        {"is closing": "Pirkko Aaltonen"},
    ),
    "a short form of the body in an office": (
        "The European Union's foreign policy chief Lena Vandersteen arrived in Tbilisi. The EU's "
        "top diplomat shrugged. “I lecture nobody,” she said.",
        {"I lecture": "Lena Vandersteen"},
    ),
    "the official of a country": (
        "Vietnam's party hosted Cuban Deputy Prime Minister Ramiro Casals in Hanoi. The Cuban "
        "official stated that the ties are “a model of the times”.",
        {"a model": "Ramiro Casals"},
    ),
    "an official without a name, who was not named since": (
        "A defence official said the trip was “not connected to anything.” Sergeant Dana Ruiz met "
        "the crew. The official added that a ship would stay “until further notice.”",
        {"not connected": "defence official", "until": "defence official"},
    ),
    "a deputy whose title has a Mr behind it": (
        "The Coral Alliance Deputy Secretary General, Mr. Tomasz Lind, visited Oslo. The Deputy "
        "Secretary General stressed that the door “remains a door, not a wall”.",
        {"remains a door": "Tomasz Lind"},
    ),
    "the president of a country and of a bank": (
        "The President of the Republic of Uzbekistan Sardor Aliev received a bank headed by its "
        "President Fahad Otabi. “We highly value this,” said the President.",
        {"We highly": "Sardor Aliev"},
    ),
    "a head of state": (
        "On Monday President Merdan Orazov of Turkmenistan received Ambassador Lise Vander, head "
        "of the mission. Having welcomed the diplomat, the head of state noted that talks were "
        "“always fruitful”.",
        {"always fruitful": "Merdan Orazov"},
    ),
    "whoever acted, not whoever was named last": (
        "Gov. Ruben Alcantara of Nevada flew to Taipei with a letter from the governor of Arizona, "
        "Beth Ann Quilter. The governor smiled. “I have been called worse,” the governor said.",
        {"I have been": "Ruben Alcantara"},
    ),
    "the one person of the paragraph": (
        "“The country is tired,” Archbishop Stephen Ladu told worshippers.\n\n"
        "President Kuol Deng listened with his head bowed. “We heard it,” he told reporters.",
        {"The country": "Stephen Ladu", "We heard": "Kuol Deng"},
    ),
    "a dash left on the word behind a dateline": (
        "JUBA, Feb 4 (Reuters) -Pope Celestine told leaders to “stop the quarrel”.\n\n"
        "“I came as a pilgrim,” the pope said.",
        {"stop the": "Pope Celestine", "I came": "Pope Celestine"},
    ),
    "an age": (
        "Ask Delphine Okou what she thinks and she points at the road. “He flew over it,” says the "
        "38-year-old cocoa farmer.",
        {"He flew": "Delphine Okou"},
    ),
    "a letter is its author's": (
        "Minister Kofi Lund wrote to the mayor. His letter called the dam “a wall that "
        "sweats”. A letter from four federations calls it “safe only in name”.",
        {"a wall": "Kofi Lund", "safe only": "letter from four federations"},
    ),
    "a source close to somebody": (
        "A source close to the Dutch delegation said the rules “were the soup”. Analysts at Lind "
        "and Sons wrote that the plan was “credible if dull”.",
        {
            "were the": "source close to the Dutch delegation",
            "credible": "Analysts at Lind and Sons",
        },
    ),
    "a nickname in marks": (
        "Gen. Marcus “Bear” Tolliver met a crew. “You hold the door,” Tolliver said.",
        {"You hold": "Marcus Tolliver"},
    ),
    "letters behind a name, respect before it": (
        "The Minister, Declan Brophy T.D., opened the port. “It is raining,” Brophy said. Datuk "
        "Seri Azman Yusof called it “a matter of metres”.",
        {"It is raining": "Declan Brophy", "a matter": "Azman Yusof"},
    ),
    "a family name that stands first": (
        "Japanese Prime Minister Morinaga Haruto met Floor van den Akker on Friday, with Morinaga "
        "calling her country “far-sighted over flat land”.",
        {"far-sighted": "Morinaga Haruto"},
    ),
    "told in the passive": (
        "The deal was described by Minister Lucia Ferrante as “a first coat of paint”. It was "
        "dismissed as “cosmetics” by the leader of the Northern League, Piero Galli.",
        {"a first": "Lucia Ferrante", "cosmetics": "Piero Galli"},
    ),
    "a place that a clause with its own speaker hangs on": (
        "Beijing, where spokesperson Qiu Lan had called for “high vigilance” on Monday, will read "
        "the text line by line.",
        {"high": "Qiu Lan"},
    ),
    "who in turn": (
        "Lena Vandersteen said she had raised the arrests with Levan Gogoladze, who in turn "
        "complained of “lectures from afar”.",
        {"lectures": "Levan Gogoladze"},
    ),
    "who, behind the name of a house": (
        "He was joined by Elif Aydin of the Bosphorus Institute, who told the committee that it "
        "“will read as an invoice”.",
        {"will read": "Elif Aydin"},
    ),
    "one of whom": (
        "The minister came with 40 businessmen, one of whom, António Barbedo, told reporters that "
        "he came “to sell, not to look”.",
        {"to sell": "António Barbedo"},
    ),
    "what a ministry passes on": (
        "On the north, Minister Óscar Llanos said that Peru “condemns every launch”, the ministry "
        "added.",
        {"condemns": "Óscar Llanos"},
    ),
    "who asks, behind the question": (
        "The guest answered with a question. “Who pays for the bridge?” Ulla Rasmussen, the Danish "
        "premier, asked, and the room fell silent.",
        {"Who pays": "Ulla Rasmussen"},
    ),
    "who puts a question": (
        "Mr. Montalvo, who came by boat, said the islanders had asked him one question: “Where do "
        "we put our dead?”",
        {"Where do": "islanders"},
    ),
    "attributable to": (
        "The below is attributable to Spokesperson Tyler Oakes:\n\n“The Minister met the Premier "
        "today in Oslo and thanked her.”",
        {"The Minister met": "Tyler Oakes"},
    ),
    "initials in an interview": (
        "Kaisa Rautio-Vale leaves the college on Friday. She pours the tea.\n\n"
        "The Bell: Will you miss it?\n\nK.R.-V.: Only the porters.\n\nThe Bell: And the bells?\n\n"
        "K.R.-V.: Not once.",
        {"Only the": "Kaisa Rautio-Vale", "Not once": "Kaisa Rautio-Vale"},
    ),
    "where somebody works, whom they are near, whose member they are": (
        "Workers at the mill said: “It is a wage for ghosts.” A member of his crew said: “We "
        "row.” A person close to Belmonte said: “He had it by telephone.”",
        {
            "It is": "Workers at the mill",
            "We row": "member of his crew",
            "He had": "person close to Belmonte",
        },
    ),
    "somebody's own with a name": (
        "The driver Ezio Mora was run over at a barricade. His widow, Nidia, told the newspaper La "
        "Hora: “The road took him.”",
        {"The road": "Nidia"},
    ),
    "a name behind a post with its body": (
        "“It is a decree against thermometers,” said the spokeswoman of the Civic Pole bloc, "
        "Úrsula Montalvo.",
        {"It is a decree": "Úrsula Montalvo"},
    ),
    "a body in capitals that no list knows": (
        "The Skippers' Association plans to appeal. In a statement, the association called the "
        "rule “well-meant and ill-timed”.",
        {"well-meant": "Skippers' Association"},
    ),
    "a day is nobody": (
        "The president of Uruguay, Martín Lanza, affirmed this Friday in Madrid that his country "
        "“does not ask for favors, it asks for ships”.",
        {"does not": "Martín Lanza"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words_in_marks_have_the_speaker_that_is_meant(nlp: Language, case: str) -> None:
    text, wanted = CASES[case]
    assert speakers_of(nlp, text, wanted) == wanted


def test_what_a_crowd_shouts_is_nobodys_quotation(nlp: Language) -> None:
    text = "Vice President Ana Duarte touched down in Oslo to chants of “welcome” on Sunday."
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    assert "welcome" not in [row.text for row in quotes.itertuples()]


def test_what_two_signs_read_is_nobodys_quotation(nlp: Language) -> None:
    text = (
        "On the wall hangs a sign in her own hand that reads “No more pilots”. Outside, people "
        "carried signs reading “Wish you were here” and “Bin and gone”."
    )
    assert read_article(nlp, text, article_id="a")["quotes"].empty


def test_what_somebody_found_joined_or_was_asked_is_no_statement(nlp: Language) -> None:
    text = (
        "Nurse Carla Oduya found a rat in a pram. The minister took part in a lunch given by the "
        "president. Councillor Pia Lowe, asked if she would have gone, laughed."
    )
    assert read_article(nlp, text, article_id="a")["quotes"].empty


def test_whoever_is_quoted_as_saying_says_only_what_was_said(nlp: Language) -> None:
    text = "Wire News quoted Emir Khalid bin Rashid as saying that his door was open to all."
    (said,) = read_article(nlp, text, article_id="a")["quotes"].itertuples()
    assert said.text == "his door was open to all"


def test_outlets_ask_and_a_given_name_answers_in_a_transcript(nlp: Language) -> None:
    text = (
        "Remarks\nForeign Minister Somchai Wattana and Ida Lund, Spokesperson\n\n"
        "IDA LUND: Good morning.\n\nReuters: Will the minister come?\n\n"
        "FOREIGN MINISTER SOMCHAI: I will.\n\nAFP: And when?\n\nIDA LUND: In May."
    )
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    assert list(quotes["speaker"]) == [
        "Ida Lund", "Reuters", "Somchai Wattana", "AFP", "Ida Lund",
    ]  # fmt: skip
