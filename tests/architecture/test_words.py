"""Every Indonesian sentence of the source has its English, with the same placeholders, and no catalog keeps what nobody says."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.architecture.source import PRODUCT, Module, modules, where

Sentence = str | tuple[str, str]
CATALOGS = sorted((PRODUCT / "i18n" / "en").glob("*.po"))


def spoken() -> dict[Sentence, str]:
    """Each sentence in the source, and where it stands."""
    return {sentence: place for module in modules() for sentence, place in sentences_of(module)}


def sentences_of(module: Module) -> Iterator[tuple[Sentence, str]]:
    for call in module.calls():
        words = [argument.value for argument in call.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
        if called(call) == "_" and words:
            yield words[0], where(module, call)
        elif called(call) == "n_" and len(words) >= 2:
            yield (words[0], words[1]), where(module, call)


def called(call: ast.Call) -> str:
    name = call.func
    return name.id if isinstance(name, ast.Name) else name.attr if isinstance(name, ast.Attribute) and ast.unparse(name.value) == "i18n" else ""


def translated() -> list[Message]:
    return [message for path in CATALOGS for message in read_po(path.open("rb"), locale="en") if message.id]


def source_of(message: Message) -> Sentence:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_every_sentence_has_its_english() -> None:
    known = {source_of(message) for message in translated() if message.string and all(message.string if isinstance(message.string, tuple) else [message.string])}
    missing = {sentence: place for sentence, place in spoken().items() if sentence not in known}
    assert not missing


def test_no_catalog_keeps_what_nobody_says() -> None:
    said = set(spoken())
    stale = sorted(str(source) for message in translated() if (source := source_of(message)) not in said)
    assert not stale, "\n".join(stale)


def test_a_sentence_has_one_english() -> None:
    found: dict[Sentence, set[str]] = {}
    for message in translated():
        found.setdefault(source_of(message), set()).add(str(message.string))
    differing = [f"{source}: {english}" for source, english in found.items() if len(english) > 1]
    assert not differing, "\n".join(differing)


def test_english_fills_the_same_placeholders() -> None:
    wrong = []
    for message in translated():
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        pairs = [(sources[min(place, len(sources) - 1)], form) for place, form in enumerate(forms)]
        wrong += [source for source, form in pairs if placeholders(source) - {"n"} != placeholders(form) - {"n"}]
    assert not wrong


def test_the_source_gives_every_placeholder_a_value() -> None:
    wrong = []
    for module in modules():
        for call in module.calls():
            words = [argument.value for argument in call.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
            given = {keyword.arg for keyword in call.keywords}
            if called(call) == "_" and words and None not in given and given and placeholders(words[0]) != given:
                wrong.append(where(module, call))
            if called(call) == "n_" and None not in given and any(placeholders(form) - {"n"} - given for form in words):
                wrong.append(where(module, call))
    assert not wrong


def test_words_are_written_where_they_are_said() -> None:
    """A sentence made of parts, or taken from a variable, could not be found by whoever translates."""
    calls = [(module, call) for module in modules() if module.name != "i18n/__init__.py" for call in module.calls() if called(call) in {"_", "n_"} and call.args]
    assert not [where(module, call) for module, call in calls if not isinstance(call.args[0], ast.Constant)]


def test_nothing_is_translated_when_a_module_is_read() -> None:
    """A page is built once per language, so words are made inside functions."""
    assert not [where(module, call) for module in modules() for call in at_import(module.tree) if called(call) in {"_", "n_"}]


def at_import(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from (call for decorator in node.decorator_list for call in ast.walk(decorator) if isinstance(call, ast.Call))
        elif not isinstance(node, ast.Lambda):
            if isinstance(node, ast.Call):
                yield node
            yield from at_import(node)


def test_no_words_stand_in_the_pages_untranslated() -> None:
    """What a page shows or names is said through `_`; names of people, companies and our own are data."""
    shown = [(module, node) for module in modules() if module.name.startswith(("site/", "workspace/")) for node in shown_by(module.tree)]
    assert len(shown) > 100
    assert not [f"{where(module, node)} {node.value!r}" for module, node in shown if SENTENCE.search(node.value) and not node.value.startswith(NAMES)]


SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:;?!…]?\s+[^\W\d_]{2,}")
NAMES = ("PT ", "Raden Ajeng", "Bahasa Indonesia", "UU PDP", "Kota ", "Kabupaten ", "Jakarta ", "wm-", "script-src")
DRAWS = re.compile(r"(rx\.(?!Var)|(?!_$|n_$)[a-z]\w*$)")  # Reflex's elements and our own components
SAID_BY = {"aria_label", "title", "alt", "placeholder", "label", "legend", "heading", "words", "lead", "hint", "fault", "confirm", "name"}


def shown_by(tree: ast.AST) -> Iterator[ast.Constant]:
    """Texts that stand as children of an element (htpy's brackets, a call's arguments) or in an attribute that is read out."""
    for node in ast.walk(tree):
        places: list[ast.AST] = []
        if isinstance(node, ast.Subscript):
            places = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        elif isinstance(node, ast.Call) and DRAWS.match(ast.unparse(node.func)):
            places = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in SAID_BY)]
        yield from (place for place in places if isinstance(place, ast.Constant) and isinstance(place.value, str))


def test_untranslated_words_would_be_found() -> None:
    page = ast.parse('p(".soft")["Kirim lamaran"]; rx.el.p("Kirim lamaran"); button(aria_label="Kirim lamaran"); p(".soft")[_("Kirim lamaran")]')
    assert [found.value for found in shown_by(page) if SENTENCE.search(found.value)] == 3 * ["Kirim lamaran"]
