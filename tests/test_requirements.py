"""What the code imports is pinned, and nothing pinned has a licence that would bind the product's own."""

import ast
import importlib.metadata
import re
import sys
from pathlib import Path

import pytest

from weimproovi import bootstrap

PACKAGE = Path(__file__).parent.parent / "weimproovi"
TOOLS = {"playwright": "screenshots"}  # what one command of developers needs, and that command's package; it says so when it is missing
OWNERS = importlib.metadata.packages_distributions()


def pinned(*files: str) -> dict[str, str]:
    return {canonical(name): version for name, version, marker in bootstrap.pins(files) if not marker}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_packages(folder: Path) -> list[str]:
    names = set()
    for source in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return sorted(names - set(sys.stdlib_module_names) - {"weimproovi", "tests", "bench"})


def owners(name: str) -> set[str]:
    """The packages that bring a module; none is an error, for then nobody could install it."""
    return {canonical(owner) for owner in OWNERS[name]}


@pytest.mark.parametrize("name", imported_packages(PACKAGE))
def test_every_package_of_the_product_is_pinned(name: str) -> None:
    assert name in TOOLS or owners(name) & set(pinned("requirements.txt"))


@pytest.mark.parametrize(("name", "command"), TOOLS.items())
def test_what_a_tool_of_developers_needs_is_imported_by_it_alone(name: str, command: str) -> None:
    parts = [part.name for part in PACKAGE.iterdir() if part.is_dir() and name in imported_packages(part)]
    assert (parts, owners(name) <= set(pinned("requirements-dev.txt"))) == ([command], True)


@pytest.mark.parametrize("name", imported_packages(PACKAGE.parent / "tests"))
def test_every_package_of_the_tests_is_pinned(name: str) -> None:
    assert owners(name) & set(pinned("requirements.txt", "requirements-dev.txt"))


@pytest.mark.parametrize("name", sorted(pinned("requirements.txt", "requirements-dev.txt")))
def test_no_pinned_package_is_under_the_agpl(name: str) -> None:
    about = importlib.metadata.metadata(name)
    licence = [
        about.get("License-Expression") or "",
        (about.get("License") or "")[:200],
        *about.get_all("Classifier", []),
    ]
    assert not re.search("AGPL|Affero", " ".join(licence))
