"""Pages of the workspace as Reflex registers them."""

import weimproovi.weimproovi as workspace
from tests.architecture.source import ROOT


def test_every_page_names_a_picture_that_is_there() -> None:
    pictures = {page.image for page in workspace.app._unevaluated_pages.values()}
    assert pictures == {"/social.png"}
    assert (ROOT / "assets" / "social.png").is_file()
