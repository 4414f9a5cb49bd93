"""Passing a vacancy on: plain links to other services, and the device's own way where it has one."""

from htpy import Node, a, button, div, h2, li, section, ul

from weimproovi.i18n import _
from weimproovi.schemas.public import ListingDetail
from weimproovi.services import sharing


def share_links(detail: ListingDetail) -> Node:
    """Nothing for a vacancy that is found by its address alone: its company passes that on itself."""
    if detail.link_only:
        return None
    return section(".stack.tight")[
        h2[_("Bagikan lowongan ini")],
        div(".share")[
            button(".button.line", type="button", hidden=True, data_shares=sharing.address(detail.card.slug))[_("Bagikan")],
            ul(".share-links", role="list")[
                (li[a(href=link.href, target="_blank", rel="noopener noreferrer")[link.words]] for link in sharing.links(detail))
            ],
        ],
    ]
