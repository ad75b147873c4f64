"""One verdict as HTML: the same rows as on the screen, and only the first failure in full."""

from collections.abc import Iterator

from kata.evidence import Proof, Verdict
from kata.language import _
from kata.markup import Markup, element, marked
from kata.screen import MARKS, groups

LONGEST = 2000  # characters of a text that somebody else may have written


def proofs(verdict: Verdict) -> Markup:
    """A list with an item for each group of proofs."""
    first = next((proof for proof in verdict.proofs if proof.status == "failed"), None)
    return element("ul", (_item(group, group[0] is first) for group in groups(verdict.proofs)), class_="proofs")


def _item(group: list[Proof], in_full: bool) -> Markup:
    proof = group[0]
    kinds = ", ".join(dict.fromkeys(one.kind for one in group))
    seen = "; ".join(dict.fromkeys(one.seen or one.name for one in group))
    return element(
        "li",
        element("span", MARKS[proof.status], class_="mark", aria_hidden="true"),
        element("strong", kinds, class_="kind"),
        " ",
        element("span", _named(proof), ": ", class_="unseen"),
        element("span", marked(_cut(seen)), class_="seen"),
        element("code", proof.code, class_="code") if proof.code else None,
        _advice(proof) if in_full else None,
        class_=proof.status,
    )


def _named(proof: Proof) -> str:
    """What the mark says to the eye."""
    names = {"passed": _("proven"), "failed": _("failed"), "waived": _("not proven here")}
    return names.get(proof.status, _("not judged"))


def _advice(proof: Proof) -> Markup:
    told = {_("where"): proof.where or "", _("wanted"): proof.wanted, _("try"): proof.hint}

    def lines() -> Iterator[Markup]:
        for name, text in told.items():
            if text:
                yield element("dt", name)
                yield element("dd", marked(_cut(text)))

    return element("dl", lines())


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
