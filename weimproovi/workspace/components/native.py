"""Elements that act natively: forms that the browser itself posts, and links that leave the workspace for the site."""

import reflex as rx
from reflex.components.el.elements.base import BaseHTML

from weimproovi.i18n import _


class NativeForm(BaseHTML):
    """A form that the browser posts. `rx.form` and `rx.el.form` always prevent that."""

    tag = "form"

    action: rx.Var[str]
    method: rx.Var[str]


class NativeLink(BaseHTML):
    """A link that loads a new document, for pages of the site."""

    tag = "a"

    href: rx.Var[str]
    target: rx.Var[str]
    download: rx.Var[str]


def native_form(*children: rx.Component, action: str, **props: object) -> rx.Component:
    """A form posted by the browser to a route of the site (sign-out, uploads)."""
    return NativeForm.create(*children, action=action, method="post", **props)


def receipt_link(href: str | rx.Var[str], **props: object) -> rx.Component:
    """The receipt of a consent, as a file."""
    return site_link(_("Unduh tanda terima"), href=href, download="", **props)


def site_link(*children: rx.Component | str, href: str | rx.Var[str], **props: object) -> rx.Component:
    """A link to a page of the site, or to a file; `rx.link` is for pages of the workspace."""
    return NativeLink.create(*children, href=href, **props)
