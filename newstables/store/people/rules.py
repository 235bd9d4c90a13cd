"""The file that says who may do what, and how people are known: TOML, read again when it changes.

[roles]
administrator = ["ana@office.example"]
reader = ["*@office.example"]

[stories.asia-tour-1f2e]
analyst = ["ben@office.example"]

[proxy]
header = "X-Forwarded-User"
addresses = ["127.0.0.1"]
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any

from newstables.errors import SettingsError
from newstables.store.people.person import ROLES, Person, Role

_Patterns = Mapping[Role, tuple[str, ...]]
_TABLES = {"roles", "stories", "sign_in", "proxy"}
USUAL_HOURS = 12.0


@dataclass(frozen=True)
class Proxy:
    """A reverse proxy that tells who asks: in which header, and from which addresses it comes."""

    header: str
    networks: tuple[IPv4Network | IPv6Network, ...]

    def is_at(self, address: str) -> bool:
        """Return whether a request from an address comes from the proxy."""
        try:
            known = ip_address(address)
        except ValueError:
            return False
        return any(known in network for network in self.networks)


@dataclass(frozen=True)
class Rules:
    """What the file says."""

    roles: _Patterns
    stories: Mapping[str, _Patterns]
    claim: str  # of the identity token: what a person is called
    hours: float  # that a sign-in holds
    proxy: Proxy | None

    def person(self, name: str) -> Person:
        """Return a person by name, with the highest role that each part of the file gives."""
        return Person(
            name,
            _highest(self.roles, name),
            {
                story: role
                for story, patterns in self.stories.items()
                if (role := _highest(patterns, name))
            },
        )


def read_rules(path: Path) -> Rules:
    """Read the file, or give back what it said before when it has not changed.

    Raises:
        SettingsError: it cannot be read, or says something that is not understood.
    """
    try:
        seen = path.stat()
    except OSError as fault:
        raise SettingsError(f"'{path}' of DATELINE_PEOPLE cannot be read ({fault.strerror})") from (
            fault
        )
    return _read(path, (seen.st_mtime_ns, seen.st_size))


@lru_cache(maxsize=1)
def _read(path: Path, _seen: tuple[int, int]) -> Rules:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise SettingsError(f"'{path}' of DATELINE_PEOPLE cannot be read ({fault})") from fault
    try:
        return _rules(given)
    except SettingsError as fault:
        raise SettingsError(f"'{path}' of DATELINE_PEOPLE: {fault}") from None


def _rules(given: Mapping[str, Any]) -> Rules:
    _only(given, _TABLES, of="the file")
    sign_in = _table(given, "sign_in", {"claim", "hours"})
    hours = sign_in.get("hours", USUAL_HOURS)
    if not isinstance(hours, int | float) or isinstance(hours, bool) or not 0 < hours <= 24 * 30:
        raise SettingsError("[sign_in] hours must be a number above 0, of 720 at most")
    return Rules(
        roles=_patterns(_table(given, "roles", set(ROLES)), of="[roles]"),
        stories={
            story: _patterns(_table(given["stories"], story, set(ROLES)), of=f"[stories.{story}]")
            for story in _table(given, "stories", None)
        },
        claim=_word(sign_in.get("claim", "email"), of="[sign_in] claim"),
        hours=float(hours),
        proxy=_proxy(_table(given, "proxy", {"header", "addresses"})),
    )


def _proxy(given: Mapping[str, Any]) -> Proxy | None:
    if not given:
        return None
    addresses = given.get("addresses")
    if not isinstance(addresses, list) or not addresses:
        raise SettingsError("[proxy] addresses must list where the proxy asks from")
    try:
        networks = tuple(ip_network(str(address)) for address in addresses)
    except ValueError as fault:
        raise SettingsError(f"[proxy] addresses: {fault}") from fault
    return Proxy(_word(given.get("header"), of="[proxy] header"), networks)


def _table(given: Mapping[str, Any], name: str, known: set[str] | None) -> Mapping[str, Any]:
    found = given.get(name, {})
    if not isinstance(found, dict):
        raise SettingsError(f"[{name}] must be a table")
    if known is not None:
        _only(found, known, of=f"[{name}]")
    return found


def _only(given: Mapping[str, Any], known: Any, *, of: str) -> None:
    if strange := set(given) - set(known):
        raise SettingsError(
            f"{of} has {', '.join(sorted(strange))}; known are {', '.join(sorted(known))}"
        )


def _patterns(given: Mapping[str, Any], *, of: str) -> _Patterns:
    found: dict[Role, tuple[str, ...]] = {}
    for role in ROLES:
        names = given.get(role, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise SettingsError(f"{of} {role} must be a list of names")
        found[role] = tuple(name.strip().casefold() for name in names)
    return found


def _word(given: Any, *, of: str) -> str:
    if not isinstance(given, str) or not given.strip():
        raise SettingsError(f"{of} must be a name")
    return given.strip()


def _highest(patterns: _Patterns, name: str) -> Role | None:
    """Return the highest role whose names a person's fits; "*" stands for any characters."""
    for role in reversed(ROLES):
        if any(_fits(name.casefold(), pattern) for pattern in patterns[role]):
            return role
    return None


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern.replace("[", "[[]").replace("?", "[?]"))
