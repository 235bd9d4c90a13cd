"""Addresses that lead into a network: refused before a single connection is tried."""

import pytest

from newstables.reading.fetching.addresses import is_public

NUMBERS = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0177.0.0.1/",
    "http://0x7f.0.0.1/", "http://0x7f000001/", "http://017700000001/", "http://0/",
    "http://0.0.0.0/", "http://10.0.0.5/", "http://172.16.3.4/", "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://100.100.100.200/",
    "http://198.18.0.1/", "http://192.0.0.192/", "http://224.0.0.1/", "http://255.255.255.255/",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[fec0::1]/",
    "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[2001:0:7f00:1::]/",
    "http://１２７.０.０.１/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/",
    "http://user:pass@courier.example/a", "http://courier.example@127.0.0.1/",
    "http://127.0.0.1#@courier.example/", "http://127.0.0.1\\@courier.example/",
    "file:///etc/passwd", "ftp://courier.example/a", "gopher://127.0.0.1/", "http:///a",
    "http://courier.example:22/a", "http://courier.example:6379/a", "http://[::1/", "http://a b/",
]  # fmt: skip
NAMES = {
    "localhost": ["127.0.0.1"],
    "local.example": ["127.0.0.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:10.0.0.1"],
    "nat64.example": ["64:ff9b::a9fe:a9fe"],
    "mixed.example": ["93.184.215.14", "10.0.0.1"],
    "turned.example": ["10.0.0.1", "93.184.215.14"],
    "meta.example": ["169.254.169.254"],
    "cgnat.example": ["100.64.1.1"],
    "nobody.example": [],
}


@pytest.mark.parametrize("url", NUMBERS)
def test_no_connection_is_tried_to_an_address_in_whatever_notation(fetch, network, url):
    reading = fetch(url).reading
    assert network.attempts == []
    assert reading.articles == ()
    assert len(reading.problems) == 1
    assert reading.problems[0].what and reading.problems[0].advice


@pytest.mark.parametrize("host", NAMES)
def test_no_connection_is_tried_to_a_name_that_leads_inside(fetch, network, host):
    network.names |= {name: list(found) for name, found in NAMES.items()}
    reading = fetch(f"http://{host}/a").reading
    assert network.attempts == []
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/a", "http://[::1]/a", "//169.254.169.254/latest", "http://inside.example/",
        "http://2130706433/", "file:///etc/passwd", "http://courier.example:22/", "gopher://a/",
    ],
)  # fmt: skip
def test_a_redirection_is_checked_as_the_address_was(fetch, network, served, to):
    network.names["inside.example"] = ["10.1.2.3"]
    served.answer("/moved", 302, "", Location=to)
    reading = fetch("http://courier.example/moved").reading
    assert set(network.attempts) == {"93.184.215.14"}
    assert reading.articles == ()
    assert len(reading.problems) == 1


def test_a_name_that_changes_its_answer_is_connected_to_where_it_was_checked(
    fetch, network, served
):
    network.names["rebind.example"] = [["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]]
    served.answer("/a")
    served.answer("/robots.txt", 404, "")
    reading = fetch("http://rebind.example/a").reading
    # One question for robots.txt; the page is asked over the same connection or refused.
    assert set(network.attempts) <= {"93.184.215.14"}
    assert len(reading.articles) + len(reading.problems) >= 1


def test_robots_txt_that_leads_inside_is_not_followed(fetch, network, served):
    served.answer("/robots.txt", 302, "", Location="http://127.0.0.1:9/robots.txt")
    reading = fetch("http://courier.example/a").reading
    assert set(network.attempts) == {"93.184.215.14"}
    assert reading.articles == ()


def test_what_an_operator_allows_is_asked(fetch, network, served):
    served.answer("/a")
    url = f"http://127.0.0.1:{served.port}/a"
    assert fetch(url).reading.articles == ()
    assert len(fetch(url, fetch_allow=("127.0.0.1",)).reading.articles) == 1
    network.names["intranet.example"] = ["10.1.2.3"]
    assert fetch("http://intranet.example/a").reading.articles == ()
    assert (
        len(fetch("http://intranet.example/a", fetch_allow=("10.0.0.0/8",)).reading.articles) == 1
    )


def test_turned_off_nothing_leaves_the_machine(fetch, network):
    reading = fetch("http://courier.example/a", fetch=False).reading
    assert (network.attempts, network.asked) == ([], [])
    assert "turned off" in reading.problems[0].what


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True), ("64:ff9b::5db8:d70e", True), ("192.88.99.1", False),
        ("240.0.0.1", False), ("2001:db8::1", False), ("fe80::1%eth0", False), ("nonsense", False),
        ("239.1.1.1", False), ("2002:0a00:0001::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public
