"""A mail as HTML: one column, readable with and without its styles, in light and dark, with nothing fetched from anywhere. `mail_words` calls it."""

from html import escape

from weimproovi.services.mail_values import Words

STYLE = """
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 16px; font: 16px/24px "Plus Jakarta Sans", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; background: #f7f9f8; color: #1a211e; }
main { max-width: 560px; margin: 0 auto; }
h1 { font-size: 22px; line-height: 30px; margin: 24px 0 16px; }
p, blockquote { margin: 0 0 16px; overflow-wrap: anywhere; }
blockquote { padding: 4px 0 4px 16px; border-left: 3px solid #868e8b; white-space: pre-wrap; }
.mark { font-weight: 700; margin: 0; color: #00776a; }
.act { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #0a7569; color: #fff; font-weight: 600; text-decoration: none; }
.plain { font-size: 14px; line-height: 20px; color: #5f6563; }
.plain a { color: #00776a; }
footer { margin-top: 32px; padding-top: 16px; border-top: 1px solid #d7dad9; }
@media (prefers-color-scheme: dark) {
  body { background: #101211; color: #eceeed; }
  .mark, .plain a { color: #0bd8b6; }
  .plain { color: #adb5b2; }
  footer { border-top-color: #373b39; }
}
""".strip()


def page(said: Words, *, link: str, foot: tuple[str, ...], language: str) -> str:
    """The whole document. Every word is escaped; the only addresses in it are `link`'s."""
    sentences = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in said.sentences)
    quoted = f"\n<blockquote>{escape(said.quoted)}</blockquote>" if said.quoted else ""
    last = "\n".join(f'<p class="plain">{escape(words)}</p>' for words in foot)
    return f"""<!doctype html>
<html lang="{escape(language)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{escape(said.subject)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<p class="mark">Weimproovi</p>
<h1>{escape(said.subject)}</h1>
{sentences}{quoted}
<p><a class="act" href="{escape(link)}">{escape(said.button)}</a></p>
<p class="plain"><a href="{escape(link)}">{escape(link)}</a></p>
<footer>
{last}
</footer>
</main>
</body>
</html>
"""
