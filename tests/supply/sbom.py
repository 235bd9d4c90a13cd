"""A bill of materials of what the app installs: CycloneDX, from requirements.txt.

Source: CycloneDX 1.6 (ECMA-424).
"""

import sys

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tests.supply.packages import licence_of, pinned, publisher_of


def bill():
    """The bill, as JSON."""
    bom = Bom()
    bom.metadata.component = Component(name="dateline", type=ComponentType.APPLICATION)
    for name, (version, hashes) in sorted(pinned().items()):
        bom.components.add(
            Component(
                name=name,
                version=version,
                type=ComponentType.LIBRARY,
                bom_ref=f"pkg:pypi/{name}@{version}",
                purl=PackageURL("pypi", name=name, version=version),
                publisher=publisher_of(name),
                licenses=[DisjunctiveLicense(name=licence_of(name))],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in hashes],
            )
        )
    return JsonV1Dot6(bom).output_as_string(indent=1)


if __name__ == "__main__":
    sys.stdout.write(bill() + "\n")
